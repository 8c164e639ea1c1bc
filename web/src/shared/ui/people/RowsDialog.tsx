import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { usePatch } from "@/shared/api/resources";
import type { Company, Contact } from "@/shared/api/types";
import { useRebase } from "@/shared/lib/useRebase";
import { FormDialog } from "@/shared/ui/FormDialog";
import classes from "./People.module.css";
import { RowInputs } from "./RowInputs";
import { emptyRow, type Rows, type RowsField, refusals, saysAnything, written } from "./rows";

interface Props<F extends RowsField> {
  list: "contacts" | "companies";
  record: Contact | Company;
  field: F;
  title: string;
  onClose: () => void;
}

interface Keyed<T> {
  key: number;
  row: T;
}

/** Several addresses, numbers or companies, a row each; the first one is the main one. */
export function RowsDialog<F extends RowsField>({ list, record, field, title, onClose }: Props<F>) {
  const { t } = useTranslation();
  const patch = usePatch(list);
  const { version, rebase } = useRebase<Contact | Company>(`/api/v1/${list}`, record);
  const known = ((record as unknown as Record<string, Rows[F][] | null | undefined>)[field] ?? []) as Rows[F][];
  const [rows, setRows] = useState<Keyed<Rows[F]>[]>(
    (known.length ? known : [emptyRow[field]]).map((row, key) => ({ key, row: { ...row } })),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();
  const [added, setAdded] = useState<number>();

  const add = () => {
    const key = Math.max(-1, ...rows.map((it) => it.key)) + 1;
    setAdded(key);
    setRows([...rows, { key, row: { ...emptyRow[field] } }]);
  };
  const up = (at: number) =>
    setRows([...rows.slice(0, at - 1), ...rows.slice(at, at + 1), ...rows.slice(at - 1, at), ...rows.slice(at + 1)]);

  const submit = async () => {
    setErrors({});
    setFailure(undefined);
    const sent = rows.map((it) => it.row);
    try {
      const body = { [field]: written(field, sent) } as Partial<Contact & Company>;
      await patch.mutateAsync({ id: record.id, version: version ?? record.version, patch: body });
      onClose();
    } catch (error) {
      const moved = await rebase(error).catch(() => undefined);
      if (moved) return setFailure(moved);
      const found = refusals(field, error instanceof Problem ? error.errors : []);
      const places = sent.flatMap((row, at) => (saysAnything(field, row) ? [at] : []));
      setErrors(
        Object.fromEntries(
          Object.entries(found).map(([place, message]) => {
            const [at, part] = place.split(".");
            return [`${places[Number(at)]}.${part}`, message];
          }),
        ),
      );
      if (!Object.keys(found).length) setFailure((error as Error).message);
    }
  };

  return (
    <FormDialog
      title={title}
      submit={t("action.save")}
      busy={patch.isPending}
      error={failure}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ul className={classes.rows}>
        {rows.map(({ key, row }, at) => (
          <li key={key} className={classes.row} data-wide={field === "addresses" || field === "companies" || undefined}>
            <RowInputs
              field={field}
              row={row}
              number={at + 1}
              errorOf={(part) => errors[`${at}.${part}`] ?? (part === "value" ? errors[`${at}.`] : undefined)}
              autoFocus={key === added || (added === undefined && at === 0)}
              onChange={(next) => setRows(rows.map((it) => (it.key === key ? { key, row: { ...row, ...next } } : it)))}
            />
            <div className={classes.rowActions}>
              <Tooltip label={t("people.makeMain")}>
                <ActionIcon
                  size={26}
                  aria-label={t("people.upOne", { number: at + 1 })}
                  disabled={at === 0}
                  onClick={() => up(at)}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t("people.remove")}>
                <ActionIcon
                  size={26}
                  aria-label={t("people.removeOne", { number: at + 1 })}
                  onClick={() => setRows(rows.filter((it) => it.key !== key))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Tooltip>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={add} disabled={rows.length >= 20}>
          {t(`people.add.${field}`)}
        </Button>
      </div>
      {rows.length > 1 && <p className={classes.hint}>{t("people.firstIsMain")}</p>}
    </FormDialog>
  );
}
