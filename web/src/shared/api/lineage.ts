import { queryOptions } from "@tanstack/react-query";
import { request } from "./client";
import type { Nullable } from "./types";

/** Where a value of a record comes from. */
export interface ToldOrigin {
  field: string;
  /** Which one of a list; absent where the field is no list. */
  value?: Nullable<string>;
  at: string;
  actor: string;
  actorName?: Nullable<string>;
  how: "user" | "bulk" | "api" | "import" | "lead" | "form" | "rule" | "merge" | "system";
  /** Of the file, lead or rule. */
  name?: Nullable<string>;
  sourceId?: Nullable<string>;
  /** How it came to this record, where it was set on one that was merged into it. */
  merged?: Nullable<{ contactId: string; at: string; actor: string; actorName?: Nullable<string> }>;
}

const traced: ReadonlySet<string> = new Set(["contacts", "companies", "leads"]);

export function lineageOptions(resource: string, id: string, version: number) {
  return queryOptions({
    queryKey: ["lineage", resource, id, version],
    queryFn: ({ signal }) => request<{ items: ToldOrigin[] }>(`/api/v1/${resource}/${id}/lineage`, { signal }),
    staleTime: 30_000,
    retry: false,
    enabled: traced.has(resource),
  });
}
