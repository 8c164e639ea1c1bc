import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { Page } from "@/shared/api/types";
import type { Delivery, DeliveryAttempt, DryRun, EventType, Run, RunInputs } from "./types";

export const eventTypesOptions = queryOptions({
  queryKey: ["rules", "event-types"],
  queryFn: async ({ signal }) => {
    const answer = await request<EventType[] | { items: EventType[] }>("/api/v1/rules/event-types", { signal });
    return Array.isArray(answer) ? answer : answer.items;
  },
  staleTime: 10 * 60_000,
});

export function dryRun(rule: object, since: string): Promise<DryRun> {
  return request<DryRun>("/api/v1/rules/dry-run", { method: "POST", body: { rule, since, limit: 10_000 } });
}

export function inputsOptions(runId: string) {
  return queryOptions({
    queryKey: ["runs", "inputs", runId],
    queryFn: ({ signal }) => request<RunInputs>(`/api/v1/runs/${runId}/inputs`, { signal }),
    retry: false,
  });
}

export function retryRun(run: Run): Promise<Run> {
  return request<Run>(`/api/v1/runs/${run.id}/retry`, { method: "POST", version: run.version });
}

export function deliveriesOptions(webhookId: string) {
  return queryOptions({
    queryKey: ["webhooks", "deliveries", webhookId],
    queryFn: ({ signal }) => request<Page<Delivery>>(`/api/v1/webhooks/${webhookId}/deliveries?limit=100`, { signal }),
    refetchInterval: 3_000,
  });
}

export function replay(webhookId: string, deliveryId: string): Promise<unknown> {
  return request(`/api/v1/webhooks/${webhookId}/deliveries/${deliveryId}/replay`, { method: "POST" });
}

/** Sends a test message now; answers what came of it. */
export function testWebhook(id: string): Promise<DeliveryAttempt> {
  return request(`/api/v1/webhooks/${id}/test`, { method: "POST" });
}

export function rotateSecret(id: string, version: number): Promise<{ secret?: string }> {
  return request<{ secret?: string }>(`/api/v1/webhooks/${id}/secret`, { method: "POST", version });
}
