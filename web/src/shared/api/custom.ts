import { queryOptions, useQuery } from "@tanstack/react-query";
import { request } from "./client";
import type { Money, Nullable, Resource } from "./types";

export type CustomKind = "text" | "number" | "money" | "date" | "choice" | "multi-choice" | "link";
export type CustomOwner = "contact" | "company";

export interface CustomOption {
  key: string;
  label: string;
  archived: boolean;
}

/** A field that an administrator has added to contacts or companies. */
export interface CustomField extends Resource {
  resource: CustomOwner;
  key: string;
  path: string;
  kind: CustomKind;
  help?: Nullable<string>;
  options?: Nullable<CustomOption[]>;
  linkTo?: Nullable<string>;
  position: number;
  archived: boolean;
}

export interface RecordLink {
  id: string;
  name: string;
}

export type CustomValue = string | number | string[] | Money | RecordLink;
export type CustomValues = Record<string, CustomValue>;

export const customFieldsOptions = (list: "contacts" | "companies") =>
  queryOptions({
    queryKey: ["custom-fields", "of", list],
    queryFn: ({ signal }) => request<{ items: CustomField[] }>(`/api/v1/${list}/custom-fields`, { signal }),
    staleTime: 60_000,
  });

const none: CustomField[] = [];

/** The custom fields of a list, in their order, also those that are archived. */
export function useCustomFields(list: "contacts" | "companies"): CustomField[] {
  return useQuery(customFieldsOptions(list)).data?.items ?? none;
}

/** A value in words. */
export function customText(field: CustomField, value: CustomValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const label = (key: string) => field.options?.find((option) => option.key === key)?.label ?? key;
  if (Array.isArray(value)) return value.map(label).join(", ");
  if (typeof value === "object") return "name" in value ? value.name : `${value.amount} ${value.currency}`;
  return field.kind === "choice" ? label(String(value)) : String(value);
}
