import { useTranslation } from "react-i18next";
import { Day } from "@/shared/ui/values";
import classes from "./Reviews.module.css";
import type { ReviewRight } from "./types";

/** Every right of a role, with the day of its last use. */
export function Rights({ rights }: { rights: ReviewRight[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.rights}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("reviews.right")}</th>
            <th scope="col">{t("reviews.scope")}</th>
            <th scope="col">{t("reviews.lastUsedOn")}</th>
          </tr>
        </thead>
        <tbody>
          {rights.map((right) => (
            <tr key={`${right.resource} ${right.action}`} data-unused={right.unused || undefined}>
              <td>
                {t(`roles.resource.${right.resource}`, { defaultValue: right.resource })}
                {": "}
                {t(`roles.action.${right.action}`, { defaultValue: right.action })}
              </td>
              <td>{t(`roles.scope.${right.scope}`)}</td>
              <td>
                {right.lastUsedOn ? <Day value={right.lastUsedOn} /> : t("reviews.never")}
                {right.unused && <span className={classes.mark}>{t("reviews.longUnused")}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
