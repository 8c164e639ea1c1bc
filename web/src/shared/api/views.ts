import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./client";
import { pageOptions } from "./resources";
import { sessionOptions } from "./session";
import type { Nullable } from "./types";

/** A saved view of a list: one's own, or one that a team shares. */
export interface View {
  id: string;
  name: string;
  list: string;
  filter?: Nullable<string>;
  q?: Nullable<string>;
  sort?: Nullable<string>;
  columns: string[];
  ownerId: string;
  teamId?: Nullable<string>;
  createdAt: string;
  updatedAt: string;
  version: number;
}

declare module "./types" {
  interface ResourceMap {
    views: View;
  }
}

export interface DeskEntry {
  resource: string;
  id: string;
  name: string;
  at: string;
}

/** What a person keeps at hand. */
export interface Desk {
  favourites: DeskEntry[];
  recent: DeskEntry[];
  pins: string[];
  defaults: Record<string, string>;
}

export const viewsOptions = queryOptions({
  ...pageOptions("views", { limit: 500, sort: "name" }),
  staleTime: 60_000,
  retry: false,
});

export const deskOptions = queryOptions({
  queryKey: ["desk"],
  queryFn: ({ signal }) => request<Desk>("/api/v1/desk", { signal }),
  staleTime: 60_000,
  retry: false,
});

export function useDesk(): Desk | undefined {
  const signedIn = useQuery(sessionOptions).data?.authenticated === true; // the frame is there before that is known
  return useQuery({ ...deskOptions, enabled: signedIn }).data;
}

/** Puts something on the desk, shown at once and taken back where that fails. */
export function useDeskChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, method = "PUT", body }: DeskChange) =>
      request<Desk>(`/api/v1/desk/${path}`, method === "PUT" ? { method, body } : { method }),
    onMutate: async ({ shown }: DeskChange) => {
      await client.cancelQueries({ queryKey: deskOptions.queryKey });
      const before = client.getQueryData(deskOptions.queryKey);
      if (before && shown) client.setQueryData(deskOptions.queryKey, shown(before));
      return before;
    },
    onError: (_, __, before) => client.setQueryData(deskOptions.queryKey, before),
    onSuccess: (desk) => client.setQueryData(deskOptions.queryKey, desk),
  });
}

interface DeskChange {
  path: string;
  method?: "PUT" | "DELETE";
  body?: object;
  /** What the desk looks like when it is done. */
  shown?: (desk: Desk) => Desk;
}

/** The change that makes a record a favourite, or no favourite any more. */
export function starring(entry: Omit<DeskEntry, "at">, star: boolean): DeskChange {
  const path = `favourites/${entry.resource}/${entry.id}`;
  const others = (desk: Desk) => desk.favourites.filter((it) => it.resource !== entry.resource || it.id !== entry.id);
  return star
    ? {
        path,
        body: { name: entry.name },
        shown: (desk) => ({ ...desk, favourites: [{ ...entry, at: new Date().toISOString() }, ...others(desk)] }),
      }
    : { path, method: "DELETE", shown: (desk) => ({ ...desk, favourites: others(desk) }) };
}

export const pinning = (pins: string[]): DeskChange => ({
  path: "pins",
  body: { views: pins },
  shown: (desk) => ({ ...desk, pins }),
});

export const openingWith = (list: string, view: string | null): DeskChange => ({
  path: `defaults/${list}`,
  body: { view },
});
