import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { formatTime } from "@/shared/format/format";
import { Pill, type Tone } from "@/shared/ui/values";
import classes from "./Consents.module.css";
import type { Decision, Line, PurposeOfContact } from "./types";

const tones: Record<Decision, Tone> = { requested: "warn", given: "good", withdrawn: "bad" };

interface Props {
  lines: Line[];
  purposes: PurposeOfContact[];
  onCorrect: ((line: Line) => void) | undefined;
}

/** Everything that was ever entered, newest first, each with what shows it. */
export function LedgerHistory({ lines, purposes, onCorrect }: Props) {
  const { t, i18n } = useTranslation();
  const users = useUsers();
  const corrected = new Set(lines.map((line) => line.entry.corrects).filter(Boolean));
  const title = (key: string) => {
    const purpose = purposes.find((it) => it.key === key);
    return purpose ? (i18n.language === "pl" ? purpose.title.pl : purpose.title.en) : key;
  };
  const who = (by: string) => {
    const [kind, id] = by.split(":");
    return kind === "user"
      ? (users.find((it) => it.id === id)?.name ?? t("consent.colleague"))
      : t(`consent.by.${kind}`);
  };
  return (
    <ol className={classes.history} aria-label={t("consent.historyTitle")}>
      {lines.map((line) => {
        const { entry, address } = line;
        const { proof } = entry;
        const proofs = [
          proof?.ip,
          proof?.page,
          proof?.reference,
          proof?.userAgent,
          entry.wordingVersion ? t("consent.wordingVersion", { version: entry.wordingVersion }) : undefined,
        ].filter(Boolean);
        return (
          <li key={entry.id} className={classes.entry} data-void={corrected.has(entry.id) || undefined}>
            <div className={classes.entryHead}>
              {entry.takesBack ? (
                <Pill tone="neutral">{t("consent.takenBack")}</Pill>
              ) : (
                <Pill tone={tones[entry.decision]}>{t(`consent.decision.${entry.decision}`)}</Pill>
              )}
              <span>{title(entry.purpose)}</span>
            </div>
            <div className={classes.quiet}>
              {[t(`consent.channel.${entry.channel}`), address, t(`consent.source.${entry.source}`)]
                .filter(Boolean)
                .join(" · ")}
            </div>
            <div className={classes.quiet}>
              <time dateTime={entry.at}>{formatTime(entry.at, i18n.language)}</time> · {who(entry.recordedBy)}
            </div>
            {entry.reason && <div className={classes.reason}>{entry.reason}</div>}
            {proofs.length > 0 && <div className={classes.proof}>{proofs.join(" · ")}</div>}
            {(entry.confirms || entry.corrects || entry.afterErasure) && (
              <div className={classes.quiet}>
                {[
                  entry.confirms && t("consent.confirms"),
                  entry.corrects && !entry.takesBack && t("consent.corrects"),
                  entry.afterErasure && t("consent.afterErasure"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
            )}
            {entry.takesBack ? null : corrected.has(entry.id) ? (
              <div className={classes.quiet}>{t("consent.corrected")}</div>
            ) : (
              onCorrect && (
                <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onCorrect(line)}>
                  {t("consent.correct")}
                </Button>
              )
            )}
          </li>
        );
      })}
    </ol>
  );
}
