import type { TFunction } from "i18next";
import type { QualityRule } from "./api";

/** What a field is called, by its name in the API. */
export function fieldLabel(t: TFunction, field: string): string {
  const known: Record<string, string> = {
    emails: "field.email",
    phones: "field.phone",
    companies: "field.company",
    ownerId: "field.owner",
    parentId: "field.parent",
    foundedYear: "field.founded",
    updatedAt: "quality.whole",
  };
  const [root = field, part] = field.split(".", 2);
  const key = known[root] ?? `field.${root}`;
  const label = t(key, { defaultValue: root });
  return part ? `${label} (${part})` : label;
}

/** What a rule asks, in words. */
export function ruleLabel(t: TFunction, rule: QualityRule): string {
  if (rule.name) return rule.name;
  return t(`quality.says.${rule.kind}`, { field: fieldLabel(t, rule.field), count: rule.days ?? 0 });
}
