import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Importable, saveMapping } from "./api";
import classes from "./ImportsPage.module.css";
import type { Choice, Preview, TargetField } from "./types";

const PATTERNS = ["dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd", "dd-MM-yy"];

/** Each column of the file with what is in it, and the field that it is taken for. */
export function ColumnTable({
  resource,
  preview,
  fields,
  columns,
  onChange,
}: {
  resource: Importable;
  preview: Preview;
  fields: TargetField[];
  columns: Record<string, Choice>;
  onChange: (columns: Record<string, Choice>) => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const save = useMutation({
    mutationFn: () => saveMapping(resource, name, columns),
    onSuccess: () => client.invalidateQueries({ queryKey: ["imports", resource, "mappings"] }),
  });
  const choose = (column: string, choice: Choice | null) => {
    const { [column]: _, ...others } = columns;
    onChange(choice ? { ...others, [column]: choice } : others);
  };
  const missing = fields.filter(
    (field) => field.required && !Object.values(columns).some((choice) => choice.field === field.name),
  );
  return (
    <>
      {missing.length > 0 && (
        <p className={classes.error} role="status">
          {t("import.missing", { fields: missing.map((it) => label(it, t)).join(", ") })}
        </p>
      )}
      <ul className={classes.mapping} aria-label={t("import.step.columns")}>
        {preview.columns.map((column, index) => {
          const choice = columns[column.name];
          const type = fields.find((it) => it.name === choice?.field)?.type;
          return (
            <li key={`${column.name}-${index}`}>
              <div className={classes.column}>
                <strong>{column.name || t("import.unnamed")}</strong>
                <span>{column.examples.slice(0, 3).join(" · ") || t("import.emptyColumn")}</span>
                <span className={classes.profile}>
                  {t("import.profile", {
                    kind: t(`import.kind.${column.kind}`),
                    filled: column.filled,
                    distinct: column.distinct,
                  })}
                  {column.min !== null && ` · ${column.min} – ${column.max}`}
                  {column.misfits > 0 &&
                    ` · ${t("import.misfits", { count: column.misfits, examples: column.misfitExamples.slice(0, 2).join(", ") })}`}
                </span>
              </div>
              <div className={classes.target}>
                <Select
                  aria-label={t("import.takenFor", { column: column.name })}
                  placeholder={t("import.leftOut")}
                  data={fields.map((it) => ({ value: it.name, label: label(it, t) }))}
                  value={choice?.field ?? null}
                  onChange={(field) => choose(column.name, field ? { field } : null)}
                  clearable
                  searchable
                  size="xs"
                />
                {type === "date" && choice && (
                  <Select
                    aria-label={t("import.datePattern", { column: column.name })}
                    placeholder={t("import.anyDate")}
                    data={PATTERNS}
                    value={choice.pattern ?? null}
                    onChange={(pattern) =>
                      choose(column.name, { field: choice.field, ...(pattern ? { pattern } : {}) })
                    }
                    clearable
                    size="xs"
                  />
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <form
        className={classes.keep}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) save.mutate();
        }}
      >
        <TextInput
          aria-label={t("import.keepAs")}
          placeholder={t("import.keepAs")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          size="xs"
        />
        <Button type="submit" variant="default" size="xs" disabled={!name.trim()} loading={save.isPending}>
          {t("import.keep")}
        </Button>
        {save.isSuccess && <span role="status">{t("import.kept")}</span>}
        {save.error && <span role="alert">{save.error.message}</span>}
      </form>
    </>
  );
}

/** `phone3` is "Phone 3". */
function label(field: TargetField, t: (key: string, options?: Record<string, unknown>) => string): string {
  const [, way, purpose, channel] = /^(consent|optOut)\.([^.]+)\.(\w+)$/.exec(field.name) ?? [];
  if (way) {
    return t(`import.${way}Of`, {
      purpose: t(`purpose.standard.${purpose}`, { defaultValue: purpose }),
      channel: t(`consent.channel.${channel}`).toLowerCase(),
    });
  }
  if (field.label) return field.label;
  const [, root = field.name, number, kind = ""] = /^([a-zA-Z]+?)(\d*)(Kind)?$/.exec(field.name) ?? [];
  const named = t(`import.field.${root}${kind}`, { defaultValue: field.name });
  return number ? `${named} ${number}` : named;
}
