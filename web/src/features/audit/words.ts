import type { TFunction } from "i18next";
import type { AuditEntry, Reading } from "./types";

const paths: Record<string, string> = {
  contact: "/contacts",
  company: "/companies",
  deal: "/deals",
  lead: "/leads",
  ticket: "/tickets",
  campaign: "/campaigns",
  segment: "/segments",
  template: "/templates",
  form: "/forms",
  rule: "/rules",
  webhook: "/webhooks",
};

/** Where the record of an entry is, if it has a page. */
export function pathOf(resource: string, id: string | null | undefined): string | undefined {
  const path = paths[resource];
  return path && id ? `${path}/${id}` : undefined;
}

/** Who it was: by name where one was noted, else as the log calls them. */
export function whoOf({ actor, actorName }: Pick<AuditEntry, "actor" | "actorName">, t: TFunction): string {
  if (actorName) return actorName;
  const [kind = "", id = ""] = actor.split(":");
  return kind === "system" ? t("audit.system", { name: id }) : id;
}

export function resourceWord(resource: string, t: TFunction): string {
  return t(`audit.resource.${resource}`, { defaultValue: resource });
}

/** `klientela.sales.deal.stage-changed.v1` in words: what happened. */
export function happened(type: string, t: TFunction): string {
  const past = type.split(".").at(-2) ?? type;
  return t(`audit.past.${past}`, { defaultValue: past.replaceAll("-", " ") });
}

export function howOf({ action, resource, recordId, persons }: Reading, t: TFunction): string {
  const what = resourceWord(resource, t);
  if (persons.length === 0 && action !== "export") return t("audit.how.log", { what });
  return t(`audit.how.${action}${recordId ? "One" : ""}`, { what, count: persons.length });
}

export function valueWords(value: unknown, t: TFunction): string {
  if (value === undefined || value === null || value === "") return "–";
  if (typeof value === "boolean") return t(value ? "audit.yes" : "audit.no");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
