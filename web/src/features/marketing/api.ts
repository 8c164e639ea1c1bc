import { keepPreviousData, type QueryClient, queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import { type ListParams, listPath, remember } from "@/shared/api/resources";
import type { Page } from "@/shared/api/types";
import type { Campaign, Mail, Person, Preview, Recipients, SegmentField } from "./types";

export const segmentFieldsOptions = queryOptions({
  queryKey: ["segments", "fields"],
  queryFn: async ({ signal }) => {
    const answer = await request<SegmentField[] | { items: SegmentField[] }>("/api/v1/segments/fields", { signal });
    return Array.isArray(answer) ? answer : answer.items;
  },
  staleTime: 10 * 60_000,
});

/** Who a filter means at this moment: how many, and some of them. */
export function audienceOptions(filter: string, live = true) {
  return queryOptions({
    queryKey: ["segments", "audience", filter],
    queryFn: ({ signal }) =>
      request<{ count: number; sample: Person[] }>("/api/v1/segments/preview", {
        method: "POST",
        body: { filter },
        signal,
      }),
    staleTime: 10_000,
    refetchInterval: live ? 15_000 : false,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function membersPath(id: string, cursor?: string) {
  return listPath(`segments/${id}/members`, { limit: 50, cursor });
}

export interface PreviewRequest {
  format: string;
  subject: string;
  body: string;
  text?: string | null;
  contactId?: string | null;
}

/** A template as one person would get it. */
export function previewOptions(template: PreviewRequest) {
  return queryOptions({
    queryKey: ["templates", "preview", template],
    queryFn: ({ signal }) => request<Preview>("/api/v1/templates/preview", { method: "POST", body: template, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function sendTest(id: string, to: string, contactId: string | null): Promise<unknown> {
  return request(`/api/v1/templates/${id}/test`, { method: "POST", body: { to, contactId } });
}

export function recipientsOptions(campaign: Pick<Campaign, "id" | "segmentId">) {
  return queryOptions({
    queryKey: ["campaigns", "recipients", campaign.id, campaign.segmentId],
    queryFn: ({ signal }) => request<Recipients>(`/api/v1/campaigns/${campaign.id}/recipients-count`, { signal }),
    refetchInterval: 20_000,
  });
}

export function mailsPath(campaignId: string, params: ListParams & { cursor?: string | undefined }) {
  return listPath(`campaigns/${campaignId}/mails`, params);
}

export type MailPage = Page<Mail>;

export type CampaignVerb = "schedule" | "pause" | "resume" | "stop";

export async function act(
  client: QueryClient,
  campaign: Campaign,
  verb: CampaignVerb,
  body: object = {},
): Promise<Campaign> {
  const path = `/api/v1/campaigns/${campaign.id}`;
  const options = { method: "POST", body, version: campaign.version } as const;
  const now = (await request<Campaign | undefined>(`${path}/${verb}`, options)) ?? (await request<Campaign>(path));
  remember(client, "campaigns", now);
  return now;
}

export function snippetOptions(formId: string) {
  return queryOptions({
    queryKey: ["forms", "snippet", formId],
    queryFn: ({ signal }) => request<{ html: string; script: string }>(`/api/v1/forms/${formId}/snippet`, { signal }),
  });
}
