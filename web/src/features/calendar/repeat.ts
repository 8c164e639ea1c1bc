import type { TFunction } from "i18next";

export const repeats = ["none", "daily", "weekdays", "weekly", "monthly", "yearly", "custom"] as const;
export type Repeat = (typeof repeats)[number];

const rules: Record<Exclude<Repeat, "none" | "custom">, string> = {
  daily: "FREQ=DAILY",
  weekdays: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  weekly: "FREQ=WEEKLY",
  monthly: "FREQ=MONTHLY",
  yearly: "FREQ=YEARLY",
};

/** A rule as the form has it: one of the usual ones with its last day, or its text. */
export function fromRule(rule: string | null | undefined): { repeat: Repeat; until: string; custom: string } {
  if (!rule) return { repeat: "none", until: "", custom: "" };
  const until = /;UNTIL=(\d{4})(\d{2})(\d{2})/.exec(rule);
  const plain = rule.replace(/;UNTIL=[^;]*/, "");
  const known = (Object.entries(rules) as [Repeat, string][]).find(([, text]) => text === plain);
  return known
    ? { repeat: known[0], until: until ? `${until[1]}-${until[2]}-${until[3]}` : "", custom: "" }
    : { repeat: "custom", until: "", custom: rule };
}

/** @param until the last day, by the clock of the activity's zone */
export function toRule(repeat: Repeat, until: string, custom: string): string | null {
  if (repeat === "none") return null;
  if (repeat === "custom") return custom.trim() || null;
  return rules[repeat] + (until ? `;UNTIL=${until.replaceAll("-", "")}` : "");
}

/** A rule in words, as far as the form knows it. */
export function repeatName(rule: string, t: TFunction, language: string): string {
  const { repeat, until, custom } = fromRule(rule);
  if (repeat === "custom") return custom;
  const name = t(`calendar.repeat.${repeat}`);
  return until
    ? t("calendar.repeatUntil", {
        name,
        day: new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(`${until}T12:00:00`)),
      })
    : name;
}
