import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Pill } from "@/shared/ui/values";
import { mailedOptions } from "./api";
import classes from "./Dialogs.module.css";
import type { Answer, Attendee, Entry, Mailed } from "./types";

const tones: Record<Answer, "good" | "warn" | "bad" | "neutral"> = {
  accepted: "good",
  tentative: "warn",
  declined: "bad",
  delegated: "neutral",
  "needs-action": "neutral",
};

interface Props {
  entry: Entry;
  guests: Attendee[];
  invites: boolean;
}

/** Who takes part, what they say to it, and whether the mail reached them. */
export function GuestList({ entry, guests, invites }: Props) {
  const { t } = useTranslation();
  const mails = useQuery({ ...mailedOptions(entry.id), enabled: invites }).data?.items ?? [];
  return (
    <ul className={classes.people} aria-label={t("calendar.people")}>
      {guests.map((one) => {
        const answer =
          one.occurrences?.find(({ occurrence }) => occurrence === entry.occurrence)?.answer ??
          one.answer ??
          "needs-action";
        const mail = mails.find(({ email }) => email === one.email && !one.userId);
        return (
          <li key={one.userId ?? one.contactId ?? one.email ?? one.name}>
            <span className={classes.guest}>
              <span>{one.name ?? one.email}</span>
              {mail && (answer === "needs-action" || mail.stand === "failed") && <Mail mail={mail} />}
            </span>
            <Pill tone={tones[answer]}>{t(`calendar.answer.${answer}`)}</Pill>
          </li>
        );
      })}
    </ul>
  );
}

function Mail({ mail }: { mail: Mailed }) {
  const { t } = useTranslation();
  return (
    <span className={mail.stand === "failed" ? classes.failed : classes.hint}>
      {t(`calendar.mailed.${mail.stand}`)}
      {mail.problem && `: ${mail.problem}`}
    </span>
  );
}
