import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import { listPath, recordOptions, remember } from "@/shared/api/resources";
import type { Contact, Page } from "@/shared/api/types";
import type { Choice, Draft, PairItem, Scan, Setting, Similar, Unmerged } from "./types";

export function pairsOptions(status: "open" | "dismissed") {
  return infiniteQueryOptions({
    queryKey: ["duplicates", "pairs", status],
    queryFn: ({ pageParam, signal }) =>
      request<Page<PairItem>>(listPath("duplicates", { limit: 50, cursor: pageParam, ...{ status } }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Asked again while a scan goes on. */
export const scanOptions = queryOptions({
  queryKey: ["duplicates", "scan"],
  queryFn: ({ signal }) => request<Scan>("/api/v1/duplicates/scan", { signal }),
  refetchInterval: (query) => (query.state.data?.status === "running" ? 1000 : false),
});

export const settingsOptions = queryOptions({
  queryKey: ["duplicates", "settings"],
  queryFn: ({ signal }) => request<Setting>("/api/v1/duplicates/settings", { signal }),
});

export function similarOptions(draft: Draft) {
  return queryOptions({
    queryKey: ["duplicates", "similar", draft],
    queryFn: ({ signal }) =>
      request<{ items: Similar[] }>("/api/v1/contacts/similar", { method: "POST", body: draft, signal }),
    staleTime: 30_000,
  });
}

export function useStartScan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<Scan>("/api/v1/duplicates/scan", { method: "POST", body: {} }),
    onSettled: () => void client.invalidateQueries({ queryKey: scanOptions.queryKey }),
  });
}

/** Says of a pair that it is not one person, or takes that back. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verb }: { id: string; verb: "dismiss" | "reopen" }) =>
      request<PairItem>(`/api/v1/duplicates/${id}/${verb}`, { method: "POST", body: {} }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["duplicates", "pairs"] }),
  });
}

export interface MergeRequest {
  stays: Contact;
  goes: Contact;
  fields: Record<string, Choice>;
}

export function useMerge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ stays, goes, fields }: MergeRequest) =>
      request<Contact>(`/api/v1/contacts/${stays.id}/merge`, {
        method: "POST",
        version: stays.version,
        body: { otherId: goes.id, otherVersion: goes.version, fields },
      }),
    onSuccess: (contact, { goes }) => {
      remember(client, "contacts", contact);
      void client.invalidateQueries({ queryKey: recordOptions("contacts", goes.id).queryKey });
      void client.invalidateQueries({ queryKey: ["duplicates", "pairs"] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ["contacts"] }),
  });
}

/** Takes a merge back, asked of either of the two. */
export function useUnmerge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ contact, otherId }: { contact: Contact; otherId?: string }) =>
      request<Unmerged>(`/api/v1/contacts/${contact.id}/unmerge`, {
        method: "POST",
        version: contact.version,
        body: otherId ? { otherId } : {},
      }),
    onSuccess: ({ contact, restored }) => {
      remember(client, "contacts", contact);
      remember(client, "contacts", restored);
      void client.invalidateQueries({ queryKey: ["duplicates"] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ["contacts"] }),
  });
}
