import { useMemo, useState } from "react";
import { type CustomField, type CustomValue, useCustomFields } from "@/shared/api/custom";
import type { Company, Contact } from "@/shared/api/types";
import type { Fact } from "@/shared/ui/fact";
import { choicesOf } from "./CustomInput";
import { CustomShown } from "./CustomShown";
import { CustomValueDialog } from "./CustomValueDialog";

/** Custom fields as facts of a record: those that are filled in, and those that a record still has something in. */
export function useCustomFacts<T extends Contact | Company>(list: "contacts" | "companies", record: T) {
  const fields = useCustomFields(list);
  const [editing, setEditing] = useState<CustomField>();
  const facts = useMemo<Fact<T>[]>(
    () =>
      fields
        .filter((field) => !field.archived || record.custom?.[field.key] !== undefined)
        .map((field) => factOf<T>(field, record, () => setEditing(field))),
    [fields, record],
  );
  const dialog = editing && (
    <CustomValueDialog list={list} record={record} field={editing} onClose={() => setEditing(undefined)} />
  );
  return { facts, dialog };
}

function factOf<T extends Contact | Company>(field: CustomField, record: T, open: () => void): Fact<T> {
  const value = (it: T) => it.custom?.[field.key];
  const fact: Fact<T> = {
    id: `custom.${field.key}`,
    label: field.name,
    show: (it) => <CustomShown field={field} value={value(it)} />,
  };
  if (field.archived) return fact;
  const inline = {
    read: (it: T) => String(value(it) ?? ""),
    write: (next: string) => written<T>(field, next === "" ? null : field.kind === "number" ? Number(next) : next),
  };
  switch (field.kind) {
    case "text":
      return { ...fact, edit: { as: "long", ...inline } };
    case "number":
      return { ...fact, edit: { as: "number", ...inline } };
    case "date":
      return { ...fact, edit: { as: "day", ...inline } };
    case "choice":
      return { ...fact, edit: { as: "choice", choices: choicesOf(field, value(record)), ...inline } };
    default:
      return { ...fact, onEdit: open };
  }
}

/** A merge patch of this field alone. */
export function written<T>(field: CustomField, value: CustomValue | null): Partial<T> {
  return { custom: { [field.key]: value } } as unknown as Partial<T>;
}
