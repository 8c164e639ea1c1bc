import type { TFunction } from "i18next";
import { type CustomField, customText } from "@/shared/api/custom";
import type { Contact } from "@/shared/api/types";
import { lines } from "@/shared/ui/people/rows";
import type { Choice } from "./types";

export interface FieldRow {
  field: string;
  label: string;
  list: boolean;
  own: string[];
  others: string[];
  /** Nothing to choose. */
  same: boolean;
  /** What the server does where nothing is said. */
  usual: Choice;
}

const one = (value: string | null | undefined) => (value ? [value] : []);

/** The fields of which either contact says something; those that are hidden from whoever looks are not there. */
export function fieldRows(stays: Contact, goes: Contact, t: TFunction, fields: CustomField[] = []): FieldRow[] {
  const row = (field: string, list: boolean, read: (contact: Contact) => string[]): FieldRow => {
    const own = read(stays);
    const others = read(goes);
    return {
      field,
      label: t(`field.${field}`),
      list,
      own,
      others,
      same: own.length === others.length && own.every((value) => others.includes(value)),
      usual: list ? "both" : own.length ? "this" : "other",
    };
  };
  return [
    row("firstName", false, (it) => one(it.firstName)),
    row("lastName", false, (it) => one(it.lastName)),
    row("emails", true, (it) => it.emails?.map(({ value }) => value) ?? []),
    row("phones", true, (it) => it.phones?.map(({ value }) => value) ?? []),
    row("companies", true, (it) => it.companies?.map(({ companyName }) => companyName) ?? []),
    row("jobTitle", false, (it) => one(it.jobTitle)),
    row("city", false, (it) => one(it.city)),
    row("country", false, (it) => one(it.country)),
    row("language", false, (it) => one(it.language)),
    row("languages", true, (it) => it.languages ?? []),
    row("timeZone", false, (it) => one(it.timeZone)),
    row("addresses", true, (it) => it.addresses?.map((address) => lines(address, (code) => code).join(", ")) ?? []),
    row("links", true, (it) => it.links?.map(({ url }) => url) ?? []),
    ...fields
      .filter(({ key }) => [stays, goes].some((it) => it.custom?.[key] !== undefined))
      .map((field) => ({
        ...row(`custom.${field.key}`, false, (it) => one(customText(field, it.custom?.[field.key]))),
        label: field.name,
      })),
    row("tags", true, (it) => it.tags ?? []),
    row("owner", false, (it) => one(it.ownerName)),
  ].filter(({ own, others }) => own.length + others.length > 0);
}
