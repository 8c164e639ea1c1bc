import { queryOptions } from "@tanstack/react-query";
import { pageOptions } from "./resources";
import type { Resource } from "./types";

export type LegalBasis = "consent" | "contract" | "legitimate-interest" | "legal-obligation";
export type Channel = "email" | "phone" | "sms" | "post";

/** In each language that people outside are spoken to. */
export interface LocalText {
  pl: string;
  en: string;
}

export interface Wording {
  version: number;
  text: LocalText;
  at: string;
  by: string;
}

export interface Purpose extends Resource {
  key: string;
  title: LocalText;
  legalBasis: LegalBasis;
  channels: Channel[];
  doubleOptIn: boolean;
  active: boolean;
  wordings: Wording[];
}

export const purposesOptions = queryOptions({
  ...pageOptions("purposes", { limit: 200, sort: "name" }),
  staleTime: 60_000,
});

declare module "./types" {
  interface ResourceMap {
    purposes: Purpose;
  }
}
