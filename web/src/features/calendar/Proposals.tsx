import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { toast } from "@/shared/ui/toast";
import { type ActivityRecord, useDecide } from "./api";
import classes from "./Dialogs.module.css";
import type { Proposal } from "./types";

/** What guests propose: another time, or to come unasked. */
export function Proposals({ record, mayDecide }: { record: ActivityRecord; mayDecide: boolean }) {
  const { t, i18n } = useTranslation();
  const decide = useDecide();
  const say = (proposal: string, verb: "accept" | "decline") =>
    decide.mutate({ record, proposal, verb }, { onError: (error) => toast({ bad: true, message: error.message }) });
  return (
    <ul className={classes.proposals} aria-label={t("calendar.proposals")}>
      {record.proposals?.map((one) => {
        const name = one.name ?? one.email;
        return (
          <li key={one.id}>
            <p>
              {one.kind === "time"
                ? t("calendar.proposesTime", { name, time: when(one, i18n.language) })
                : one.delegatedBy
                  ? t("calendar.proposesDelegate", { name, by: one.delegatedBy })
                  : t("calendar.proposesGuest", { name })}
            </p>
            {one.comment && <p className={classes.hint}>{one.comment}</p>}
            {mayDecide && (
              <div className={classes.cardTools}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("calendar.declineOf", { name })}
                  disabled={decide.isPending}
                  onClick={() => say(one.id, "decline")}
                >
                  {t("calendar.decline")}
                </Button>
                <Button
                  size="compact-sm"
                  aria-label={t(one.kind === "time" ? "calendar.moveOf" : "calendar.welcomeOf", { name })}
                  disabled={decide.isPending}
                  onClick={() => say(one.id, "accept")}
                >
                  {t(one.kind === "time" ? "calendar.moveTo" : "calendar.welcome")}
                </Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function when({ startsAt, endsAt }: Proposal, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  if (!startsAt) return "";
  return endsAt ? format.formatRange(new Date(startsAt), new Date(endsAt)) : format.format(new Date(startsAt));
}
