import { useTranslation } from "react-i18next";
import classes from "./Duplicates.module.css";
import type { Because } from "./types";

/** `email2` is an e-mail address too. */
const fieldOf = (column: string) => column.replace(/\d+$/, "");

/** Why two contacts are held for one person, and what speaks against it, in words. */
export function Reasons({ reasons, most = 6 }: { reasons: Because[]; most?: number }) {
  const { t } = useTranslation();
  const shown = [...reasons].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight)).slice(0, most);
  return (
    <ul className={classes.reasons} aria-label={t("duplicate.why")}>
      {shown.map((reason) => (
        <li key={reason.field} className={classes.reason} data-against={reason.weight < 0 || undefined}>
          {t(`duplicate.agreement.${reason.agreement}`, { field: t(`field.${fieldOf(reason.field)}`) })}
        </li>
      ))}
    </ul>
  );
}

/** How sure it is, as a number and in words. */
export function Score({ score }: { score: number }) {
  const { t, i18n } = useTranslation();
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(Math.min(score, 0.99));
  const word = score >= 0.95 ? "sure" : score >= 0.8 ? "likely" : "maybe";
  return (
    <span className={classes.score} data-level={word}>
      {percent} <span className={classes.scoreWord}>{t(`duplicate.score.${word}`)}</span>
    </span>
  );
}
