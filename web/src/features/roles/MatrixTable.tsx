import { useTranslation } from "react-i18next";
import type { Scope } from "@/shared/api/types";
import classes from "./Roles.module.css";
import type { Matrix, RoleResource } from "./types";

const columns = ["read", "create", "update", "delete", "import", "export", "send", "see-as"];

interface Props {
  resources: RoleResource[];
  matrix: Matrix;
  /** Absent where one may only look. */
  onChange?: ((matrix: Matrix) => void) | undefined;
}

/** What a role lets its holders do: a row for each kind of record, a column for each thing that can be done to it. */
export function MatrixTable({ resources, matrix, onChange }: Props) {
  const { t } = useTranslation();
  const nameOf = (resource: string) => t(`roles.resource.${resource}`, { defaultValue: resource });
  const set = (resource: string, action: string, scope: Scope | "none") => {
    const { [action]: _, ...others } = matrix[resource] ?? {};
    const cells = scope === "none" ? others : { ...others, [action]: scope };
    const { [resource]: __, ...rest } = matrix;
    onChange?.(Object.keys(cells).length ? { ...rest, [resource]: cells } : rest);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className={classes.scroll} role="group" aria-label={t("roles.matrix")} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t("roles.records")}</th>
            {columns.map((action) => (
              <th key={action} scope="col">
                {t(`roles.action.${action}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {resources.map(({ name, actions, owned }) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              {columns.map((action) => {
                const scope = matrix[name]?.[action];
                return (
                  <td
                    key={action}
                    data-label={t(`roles.action.${action}`)}
                    data-none={!actions.includes(action) || undefined}
                  >
                    {actions.includes(action) &&
                      (onChange ? (
                        <select
                          className={classes.cell}
                          data-scope={scope ?? "none"}
                          aria-label={`${nameOf(name)}: ${t(`roles.action.${action}`)}`}
                          value={scope ?? "none"}
                          onChange={(event) => set(name, action, event.currentTarget.value as Scope | "none")}
                        >
                          <option value="none">–</option>
                          {owned && <option value="own">{t("roles.scope.own")}</option>}
                          {owned && <option value="team">{t("roles.scope.team")}</option>}
                          <option value="all">{t("roles.scope.all")}</option>
                        </select>
                      ) : (
                        <span className={classes.cell} data-scope={scope ?? "none"}>
                          {scope ? t(`roles.scope.${scope}`) : "–"}
                        </span>
                      ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
