import { useMemo } from "react";
import { type CustomField, useCustomFields } from "@/shared/api/custom";
import type { Company, Contact } from "@/shared/api/types";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { CustomShown } from "./CustomShown";

const right = new Set(["number", "money"]);
const ofOneValue = new Set(["text", "number", "date", "choice"]);
const unsorted = new Set(["multi-choice", "link"]);

/** Custom fields as columns of a list, hidden until they are asked for, and as fields to filter by. */
export function useCustomList<T extends Contact | Company>(list: "contacts" | "companies") {
  const fields = useCustomFields(list);
  return useMemo(
    () => ({
      columns: fields
        .filter((field) => !field.archived)
        .map(
          (field): ListColumn<T> => ({
            id: `custom.${field.key}`,
            header: field.name,
            path: `custom.${field.key}`,
            size: 140,
            hidden: true,
            ...(unsorted.has(field.kind) ? {} : { sort: `custom.${field.key}` }),
            ...(right.has(field.kind) ? { align: "right" as const } : {}),
            cell: (record) => <CustomShown field={field} value={record.custom?.[field.key]} />,
          }),
        ),
      filters: fields.map(filterOf),
      /** Those that can get one value in many records. */
      bulk: fields
        .filter((field) => !field.archived && ofOneValue.has(field.kind))
        .map((field) => `custom.${field.key}`),
    }),
    [fields],
  );
}

export function filterOf(field: CustomField): FilterField {
  const choices = field.options?.map((option) => ({ value: option.key, label: option.label }));
  const named = { field: `custom.${field.key}`, label: field.name };
  switch (field.kind) {
    case "number":
    case "money":
      return { ...named, kind: "number" };
    case "date":
      return { ...named, kind: "day" };
    case "choice":
      return { ...named, kind: "choice", choices: choices ?? [] };
    case "multi-choice":
      return { ...named, kind: "tags", choices: choices ?? [] };
    case "link":
      return { ...named, field: `custom.${field.key}.name`, kind: "text" };
    default:
      return { ...named, kind: "text" };
  }
}
