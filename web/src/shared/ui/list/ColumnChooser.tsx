import { ActionIcon, Checkbox, Popover, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconColumns3 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Columns } from "./columns";
import classes from "./DataList.module.css";

interface Props<T> {
  columns: Columns<T>;
  className?: string | undefined;
}

/** Which columns are seen, and in which order. */
export function ColumnChooser<T>({ columns: { all, shown, show }, className }: Props<T>) {
  const { t } = useTranslation();
  const ids = shown.map((it) => it.id);
  const hidden = all.filter((it) => !ids.includes(it.id));
  const move = (id: string, by: number) => {
    const at = ids.indexOf(id);
    const next = ids.filter((it) => it !== id);
    next.splice(at + by, 0, id);
    show(next);
  };
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Tooltip label={t("list.columns")}>
          <ActionIcon className={className ?? ""} aria-label={t("list.columns")} size={26}>
            <IconColumns3 size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("list.columns")}>
        <div className={classes.columns} role="group" aria-label={t("list.columns")}>
          {[...shown.slice(1), ...hidden.filter((it) => it !== all[0])].map(({ id, header }) => {
            const at = ids.indexOf(id);
            return (
              <div key={id} className={classes.choice}>
                <Checkbox
                  size="xs"
                  label={header}
                  checked={at > 0}
                  onChange={() => show(at > 0 ? ids.filter((it) => it !== id) : [...ids, id])}
                />
                {at > 0 && (
                  <span className={classes.moves}>
                    <ActionIcon
                      size={24}
                      disabled={at === 1}
                      aria-label={t("list.moveUp", { column: header })}
                      onClick={() => move(id, -1)}
                    >
                      <IconArrowUp size={13} />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      disabled={at === ids.length - 1}
                      aria-label={t("list.moveDown", { column: header })}
                      onClick={() => move(id, 1)}
                    >
                      <IconArrowDown size={13} />
                    </ActionIcon>
                  </span>
                )}
              </div>
            );
          })}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
