import type { TFunction } from "i18next";
import type { FieldKind } from "@/shared/lib/cel";
import type { FilterField } from "@/shared/ui/FilterBuilder";
import type { SegmentField } from "./types";

const kinds: Record<string, FieldKind> = {
  number: "number",
  integer: "number",
  decimal: "number",
  money: "number",
  boolean: "flag",
  flag: "flag",
  instant: "instant",
  timestamp: "instant",
  time: "instant",
  date: "day",
  day: "day",
  list: "tags",
  tags: "tags",
  choice: "choice",
};

const groups: [RegExp, string][] = [
  [/^(deals|won|lastWon)/, "deals"],
  [/^(tickets|lastTicket|satisfaction)/, "tickets"],
  [/^(mails|lastOpened|lastClicked|unsubscribed|bounced)/, "mails"],
];

/** What is known of a person, for the builder of filters: in words, below headings. */
export function filterFields(fields: SegmentField[], t: TFunction): FilterField[] {
  const single = fields.filter(({ kind }) => kind !== "record");
  return single.map(({ name, kind, values }) => ({
    field: name,
    label: t(`person.field.${name}`, { defaultValue: name }),
    kind: kinds[kind.toLowerCase()] ?? (values?.length ? "choice" : "text"),
    group: t(`person.group.${groups.find(([names]) => names.test(name))?.[1] ?? "person"}`),
    ...(values?.length ? { choices: values.map((value) => ({ value, label: value })) } : {}),
  }));
}
