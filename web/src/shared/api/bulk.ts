import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { request } from "./client";
import type { FieldError } from "./problem";
import type { Nullable } from "./types";

export type BulkStatus = "queued" | "running" | "completed" | "cancelled" | "failed" | "undoing" | "undone";

export interface BulkItem {
  id: string;
  name?: Nullable<string>;
  outcome: "changed" | "unchanged" | "refused" | "undone" | "kept" | "pending";
  problem?: Nullable<string>;
  errors?: Nullable<FieldError[]>;
}

/** A change of many records at once, and how far it is. */
export interface Bulk {
  id: string;
  resource: string;
  action: "update" | "delete";
  status: BulkStatus;
  total: number;
  processed: number;
  changed: number;
  unchanged: number;
  refused: number;
  undone: number;
  kept: number;
  undoable: boolean;
  problem?: Nullable<string>;
}

/** Which records are meant: those named, or all that a list has. */
export type Meant = { ids: string[] } | { filter: string; q?: string | undefined; count?: number };

export interface BulkChange {
  action: "update" | "delete";
  patch?: Record<string, unknown>;
  add?: Record<string, unknown[]>;
  remove?: Record<string, unknown[]>;
}

const path = (resource: string, rest = "") => `/api/v1/${resource}/bulk${rest}`;

/** How many records are meant, exactly. */
export async function countMeant(resource: string, meant: Meant): Promise<number> {
  if ("ids" in meant) return meant.ids.length;
  const body = { action: "update", preview: true, ...meant, count: undefined };
  return (await request<{ count: number }>(path(resource), { method: "POST", body })).count;
}

export function startBulk(resource: string, change: BulkChange, meant: Meant, key: string): Promise<Bulk> {
  return request<Bulk>(path(resource), { method: "POST", body: { ...change, ...meant }, idempotencyKey: key });
}

export function undoBulk({ resource, id }: Pick<Bulk, "resource" | "id">): Promise<Bulk> {
  return request<Bulk>(path(resource, `/${id}/undo`), { method: "POST" });
}

export function cancelBulk({ resource, id }: Pick<Bulk, "resource" | "id">): Promise<Bulk> {
  return request<Bulk>(path(resource, `/${id}/cancel`), { method: "POST" });
}

export const isUnderWay = (bulk: Bulk | undefined) =>
  bulk?.status === "queued" || bulk?.status === "running" || bulk?.status === "undoing";

export function bulkOptions(resource: string, id: string) {
  return queryOptions({
    queryKey: ["bulk", resource, id],
    queryFn: ({ signal }) => request<Bulk>(path(resource, `/${id}`), { signal }),
    refetchInterval: (query) => (isUnderWay(query.state.data) ? 500 : false),
  });
}

export function refusalsOptions(resource: string, id: string) {
  return queryOptions({
    queryKey: ["bulk", resource, id, "refusals"],
    queryFn: ({ signal }) =>
      request<{ items: BulkItem[]; nextCursor?: Nullable<string> }>(path(resource, `/${id}/refusals`), { signal }),
  });
}

/** Everything that shows records of the list asks again. */
export function refreshAll(client: QueryClient, resource: string) {
  void client.invalidateQueries({ queryKey: [resource] });
  void client.invalidateQueries({ queryKey: ["timeline"] });
  void client.invalidateQueries({ queryKey: ["reports"] });
}
