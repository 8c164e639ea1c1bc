import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useRef } from "react";
import { request } from "./client";
import type { HistoryItem, Page, Pipeline, ResourceMap, ResourceName, User } from "./types";

export interface ListParams {
  q?: string | undefined;
  filter?: string | undefined;
  sort?: string | undefined;
  limit?: number | undefined;
  count?: boolean | undefined;
  /** Of users: whether they have more than a password. */
  secondFactor?: "yes" | "no" | undefined;
}

/** The address of a list; parameters that say nothing are left out. */
export function listPath(resource: string, params: ListParams & { cursor?: string | undefined }): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined && value !== "" && value !== false) search.set(key, String(value));
  }
  const query = search.toString();
  return `/api/v1/${resource}${query ? `?${query}` : ""}`;
}

/** A list that grows by its cursor, asked for its count once, with the first page. */
export function listOptions<R extends ResourceName>(resource: R, params: ListParams) {
  return infiniteQueryOptions({
    queryKey: [resource, "list", params],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ResourceMap[R]>>(
        listPath(resource, { ...params, count: params.count && pageParam === undefined, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How many a list has, asked for beside its pages: those who wait for rows do not wait for it. */
export function countOptions<R extends ResourceName>(resource: R, params: ListParams) {
  return queryOptions({
    queryKey: [resource, "count", params],
    queryFn: async ({ signal }) => {
      const page = await request<Page<ResourceMap[R]>>(listPath(resource, { ...params, limit: 1, count: true }), {
        signal,
      });
      return { count: page.count ?? 0, capped: !!page.countCapped };
    },
  });
}

/** The first page of a list, for panels and pickers. */
export function pageOptions<R extends ResourceName>(resource: R, params: ListParams) {
  return queryOptions({
    queryKey: [resource, "page", params],
    queryFn: ({ signal }) => request<Page<ResourceMap[R]>>(listPath(resource, params), { signal }),
  });
}

export function recordOptions<R extends ResourceName>(resource: R, id: string) {
  return queryOptions({
    queryKey: [resource, "record", id],
    queryFn: ({ signal }) => request<ResourceMap[R]>(`/api/v1/${resource}/${id}`, { signal }),
  });
}

export function historyOptions(resource: ResourceName, id: string) {
  return queryOptions({
    queryKey: [resource, "history", id],
    queryFn: ({ signal }) => request<{ items: HistoryItem[] }>(`/api/v1/${resource}/${id}/history`, { signal }),
  });
}

/** Puts a fresh record in the cache and lets every list that may show it ask again. */
export function remember<R extends ResourceName>(client: QueryClient, resource: R, record: ResourceMap[R] | undefined) {
  if (record) client.setQueryData(recordOptions(resource, record.id).queryKey, record as never);
  void client.invalidateQueries({ queryKey: [resource], predicate: (query) => query.queryKey[1] !== "record" });
  void client.invalidateQueries({ queryKey: ["timeline"] });
}

export interface Change<R extends ResourceName> {
  id: string;
  version: number;
  patch: Partial<Omit<ResourceMap[R], "id" | "version">>;
}

/** Writes the changed fields of a record, if it is still at the version that was seen. */
export function usePatch<R extends ResourceName>(resource: R) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, version, patch }: Change<R>) =>
      (await request<ResourceMap[R] | undefined>(`/api/v1/${resource}/${id}`, {
        method: "PATCH",
        body: patch,
        version,
      })) ?? (await request<ResourceMap[R]>(`/api/v1/${resource}/${id}`)),
    onSuccess: (record) => remember(client, resource, record),
  });
}

export interface Act<R extends ResourceName> {
  record: Pick<ResourceMap[R], "id" | "version">;
  verb: string;
  body?: object;
}

/** Does something with a record (`POST /x/{id}/verb`), if it is still at the version that was seen. */
export function useAct<R extends ResourceName>(resource: R) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ record, verb, body = {} }: Act<R>) => {
      const path = `/api/v1/${resource}/${record.id}`;
      const answer = await request<ResourceMap[R] | undefined>(`${path}/${verb}`, {
        method: "POST",
        body,
        version: record.version,
      });
      return answer?.id ? answer : request<ResourceMap[R]>(path);
    },
    onSuccess: (record) => {
      remember(client, resource, record);
      void client.invalidateQueries({ queryKey: ["reports"] });
    },
    onError: () => void client.invalidateQueries({ queryKey: [resource] }),
  });
}

/** Creates a record. The same content sent again, after a failure on the way, is one creation: it keeps its key. */
export function useCreate<R extends ResourceName>(resource: R) {
  const client = useQueryClient();
  const last = useRef({ content: "", key: "" });
  return useMutation({
    mutationFn: (body: object) => {
      const content = JSON.stringify(body);
      if (last.current.content !== content) last.current = { content, key: crypto.randomUUID() };
      return request<ResourceMap[R]>(`/api/v1/${resource}`, { method: "POST", body, idempotencyKey: last.current.key });
    },
    onSuccess: (record) => remember(client, resource, record),
  });
}

export const usersOptions = queryOptions({
  ...pageOptions("users", { limit: 500, sort: "name" }),
  staleTime: 60_000,
});

export function useUsers(): User[] {
  return useQuery(usersOptions).data?.items ?? [];
}

export const pipelinesOptions = queryOptions({
  ...pageOptions("pipelines", { limit: 100 }),
  staleTime: 60_000,
});

/** The pipeline asked for, else the default one. */
export function pipelineOf(pipelines: Pipeline[] | undefined, id?: string): Pipeline | undefined {
  return pipelines?.find((pipeline) => pipeline.id === id) ?? pipelines?.find((it) => it.isDefault) ?? pipelines?.[0];
}
