import { infiniteQueryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { Activity, HistoryItem, Page, TimelineItem } from "@/shared/api/types";

/** Whose timeline: a customer's own, or what is known about a deal. */
export type Subject = { type: "contacts" | "companies" | "deals" | "leads"; id: string };

/** What of a customer's timeline is shown; everything where nothing is chosen. */
export interface Wanted {
  type?: string | undefined;
  by?: string | undefined;
  days?: number | undefined;
}

export function timelineOptions({ type, id }: Subject, wanted: Wanted = {}) {
  return infiniteQueryOptions({
    queryKey: ["timeline", type, id, wanted],
    queryFn: ({ pageParam, signal }) =>
      type === "deals"
        ? dealTimeline(id, signal)
        : type === "leads"
          ? leadTimeline(id, signal)
          : customerTimeline(type, id, wanted, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

function customerTimeline(type: string, id: string, wanted: Wanted, cursor: string | undefined, signal: AbortSignal) {
  const asked = new URLSearchParams({ limit: "50" });
  if (cursor) asked.set("cursor", cursor);
  if (wanted.type) asked.set("type", wanted.type);
  if (wanted.by) asked.set("by", wanted.by);
  if (wanted.days) asked.set("since", new Date(Date.now() - wanted.days * 86_400_000).toISOString());
  return request<Page<TimelineItem>>(`/api/v1/${type}/${id}/timeline?${asked}`, { signal });
}

/** Until a lead is converted, what is known of it is its own history. */
async function leadTimeline(id: string, signal: AbortSignal): Promise<Page<TimelineItem>> {
  const { items } = await request<{ items: HistoryItem[] }>(`/api/v1/leads/${id}/history`, { signal });
  return { items: items.map((item) => fromHistory("lead", id, item)) };
}

/** A deal has its own history; its activities live in another service, which may be down. */
async function dealTimeline(id: string, signal: AbortSignal): Promise<Page<TimelineItem>> {
  const filter = encodeURIComponent(`dealId == "${id}"`);
  const [history, activities] = await Promise.allSettled([
    request<{ items: HistoryItem[] }>(`/api/v1/deals/${id}/history`, { signal }),
    request<Page<Activity>>(`/api/v1/activities?filter=${filter}&sort=-createdAt&limit=200`, { signal }),
  ]);
  if (history.status === "rejected" && activities.status === "rejected") throw history.reason;
  const items = [
    ...(history.status === "fulfilled" ? history.value.items.map((item) => fromHistory("deal", id, item)) : []),
    ...(activities.status === "fulfilled" ? activities.value.items.map(fromActivity) : []),
  ];
  return { items: items.sort((a, b) => b.at.localeCompare(a.at)) };
}

function fromHistory(type: string, id: string, { changes, ...item }: HistoryItem): TimelineItem {
  return {
    id: item.id,
    at: item.at,
    type: item.type,
    resource: { type, id, name: "" },
    actor: { id: item.actor },
    data: { changes },
  };
}

function fromActivity(activity: Activity): TimelineItem {
  return {
    id: activity.id,
    at: activity.occurredAt ?? activity.createdAt,
    type: "klientela.contacts.activity.created.v1",
    resource: { type: "activity", id: activity.id, name: activity.name },
    actor: activity.ownerId ? { id: activity.ownerId, name: activity.ownerName ?? null } : null,
    data: { kind: activity.kind, body: activity.body, dueAt: activity.dueAt },
  };
}

/** What an event is about and what happened: `klientela.sales.deal.won.v1` is `deal` and `won`. */
export function kindOf(type: string): { subject: string; verb: string } {
  const parts = type.replace(/\.v\d+$/, "").split(".");
  return { subject: parts.at(-2) ?? "", verb: parts.at(-1) ?? "" };
}
