import type { TFunction } from "i18next";
import type { Contact } from "@/shared/api/types";
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
export function fieldRows(stays: Contact, goes: Contact, t: TFunction): FieldRow[] {
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
    row("tags", true, (it) => it.tags ?? []),
    row("owner", false, (it) => one(it.ownerName)),
  ].filter(({ own, others }) => own.length + others.length > 0);
}
