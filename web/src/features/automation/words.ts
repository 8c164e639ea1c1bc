import type { TFunction } from "i18next";
import type { FieldKind, Operator } from "@/shared/lib/cel";
import type { FilterField } from "@/shared/ui/FilterBuilder";
import type { Tone } from "@/shared/ui/values";
import type { EventType, RunStatus } from "./types";

export const runTone: Record<RunStatus, Tone> = {
  running: "accent",
  succeeded: "good",
  failed: "bad",
  skipped: "neutral",
  suppressed: "warn",
};

export const runStatuses = Object.keys(runTone) as RunStatus[];

/** `klientela.sales.deal.won.v1` in words: what it happened to, and what happened. */
export function eventName(type: string, t: TFunction, meaning?: string): string {
  const [, , resource = "", past = ""] = type.split(".");
  if (!past || past === "*") return type;
  const what = t(`rule.resource.${resource}`, { defaultValue: resource });
  const happened = t(`rule.past.${past}`, { defaultValue: past.replaceAll("-", " ") });
  return what === resource && meaning ? meaning : `${what}: ${happened}`;
}

export function resourceName(type: string, t: TFunction): string {
  const resource = type.split(".")[2] ?? "";
  return t(`rule.resource.${resource}`, { defaultValue: resource });
}

/** Every event, below what it happens to, as a list to choose from. */
export function eventChoices(types: EventType[], t: TFunction) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { type, meaning } of types) {
    const group = resourceName(type, t);
    const items = groups.get(group) ?? [];
    items.push({ value: type, label: eventName(type, t, meaning) });
    groups.set(group, items);
  }
  return [...groups].map(([group, items]) => ({ group, items })).sort((a, b) => a.group.localeCompare(b.group));
}

const kinds: Record<string, FieldKind> = {
  text: "text",
  number: "number",
  boolean: "flag",
  time: "instant",
  date: "day",
  choice: "choice",
  list: "tags",
};

/** A record alone does not know what time it is. */
const ofTime: Operator[] = ["atLeast", "below", "set", "empty"];

/** What a condition can ask of the record of an event. */
export function conditionFields(type: EventType | undefined, t: TFunction): FilterField[] {
  return (type?.fields ?? []).flatMap(({ name, kind, values }) => {
    const known = kinds[kind];
    if (!known || ["id", "createdBy"].includes(name)) return [];
    return {
      field: `record.${name}`,
      label: t(`field.${name}`, { defaultValue: name }),
      kind: known,
      ...(known === "instant" ? { operators: ofTime } : {}),
      ...(values?.length ? { choices: values.map((value) => ({ value, label: value })) } : {}),
    };
  });
}
