import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./People.module.css";
import { RowInputs } from "./RowInputs";
import { emptyRow, type Rows, type Several } from "./rows";

interface Props<F extends Several> {
  field: F;
  rows: Rows[F][];
  /** What is wrong with a part of a row, such as `0.value`. */
  errorOf: (part: string) => string | undefined;
  onChange: (rows: Rows[F][]) => void;
}

/** Further addresses, numbers or companies of somebody who is being created, below the main one. */
export function MoreRows<F extends Several>({ field, rows, errorOf, onChange }: Props<F>) {
  const { t } = useTranslation();
  const [added, setAdded] = useState(false);
  return (
    <div>
      {rows.length > 0 && (
        <ul className={classes.rows}>
          {rows.map((row, at) => (
            <li key={at} className={classes.row} data-wide={field === "companies" || undefined}>
              <RowInputs
                field={field}
                row={row}
                number={at + 2}
                autoFocus={added && at === rows.length - 1}
                errorOf={(part) => errorOf(`${at}.${part}`)}
                onChange={(next) => onChange(rows.map((it, place) => (place === at ? { ...it, ...next } : it)))}
              />
              <Tooltip label={t("people.remove")}>
                <ActionIcon
                  aria-label={t("people.removeOne", { number: at + 2 })}
                  onClick={() => onChange(rows.filter((_, place) => place !== at))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconPlus size={12} />}
        onClick={() => {
          setAdded(true);
          onChange([...rows, { ...emptyRow[field] }]);
        }}
      >
        {t(`people.another.${field}`)}
      </Button>
    </div>
  );
}
