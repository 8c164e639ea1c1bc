import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { ContactConsents, DecisionInput } from "./types";

/** How a contact stands with every purpose, and all that was entered. */
export function contactConsentsOptions(contactId: string) {
  return queryOptions({
    queryKey: ["consents", "contact", contactId],
    queryFn: ({ signal }) => request<ContactConsents>(`/api/v1/contacts/${contactId}/consents`, { signal }),
  });
}

export function enter(input: DecisionInput, idempotencyKey: string): Promise<unknown> {
  return request("/api/v1/consents", { method: "POST", body: input, idempotencyKey });
}

export interface PreferenceLink {
  url: string;
}

export function preferenceLink(email: string, contactId: string): Promise<PreferenceLink> {
  return request("/api/v1/consents/preference-link", { method: "POST", body: { email, contactId } });
}

/** What came of one of many. @see enter */
export interface Outcome {
  status: number;
  detail?: string | null;
}

/** Enters up to 1,000 decisions, each for itself. */
export function enterAll(items: DecisionInput[], idempotencyKey: string): Promise<{ items: Outcome[] }> {
  return request("/api/v1/consents/batch", { method: "POST", body: { items }, idempotencyKey });
}
