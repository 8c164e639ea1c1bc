import { infiniteQueryOptions, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { request } from "@/shared/api/client";
import { listPath } from "@/shared/api/resources";
import { seenAs } from "@/shared/api/seeAs";
import type { Nullable, Page, Resource } from "@/shared/api/types";

export interface Notification extends Resource {
  body?: Nullable<string>;
  kind: string;
  /** Where it leads in this UI. */
  link?: Nullable<string>;
  recordType?: Nullable<string>;
  recordId?: Nullable<string>;
  readAt?: Nullable<string>;
}

export interface Settings {
  /** Kinds that are not told. */
  muted: string[];
  digest: "off" | "daily" | "hourly";
  timeZone?: Nullable<string>;
}

const unread = "readAt == null";

export function notificationsOptions(view: "unread" | "all", limit: number) {
  return infiniteQueryOptions({
    queryKey: ["notifications", "list", view, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Notification>>(
        listPath("notifications", {
          sort: "-createdAt",
          limit,
          cursor: pageParam,
          filter: view === "unread" ? unread : undefined,
        }),
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

const unreadOptions = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: async ({ signal }) =>
    (
      await request<Page<Notification>>(listPath("notifications", { filter: unread, limit: 1, count: true }), {
        signal,
      })
    ).count ?? 0,
});

export const settingsOptions = queryOptions({
  queryKey: ["notifications", "settings"],
  queryFn: ({ signal }) => request<Settings>("/api/v1/notifications/settings", { signal }),
});

/** How long to wait before listening again; the browser itself gives up where the server refused. */
const PATIENCE = [2_000, 5_000, 15_000, 30_000];

/** How many are unread, told by the server as it changes; asked for where nobody can be listened to. */
export function useUnread(enabled: boolean, onNew: (notification: Notification) => void): number {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  const query = useQuery({ ...unreadOptions, enabled, refetchInterval: live ? false : 60_000, retry: false });

  useEffect(() => {
    // a stream carries no header: as somebody else nothing is told as it comes
    if (!enabled || seenAs() || typeof EventSource === "undefined") return;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let tries = 0;
    const listen = () => {
      source = new EventSource("/api/v1/notifications/stream");
      source.onopen = () => {
        tries = 0;
        setLive(true);
        // what came while nobody listened
        void client.invalidateQueries({ queryKey: ["notifications"] });
      };
      source.addEventListener("unread", (event) => {
        const told = parse<{ unread: number }>(event);
        if (told) client.setQueryData(unreadOptions.queryKey, told.unread);
        void client.invalidateQueries({ queryKey: ["notifications", "list"] });
      });
      source.addEventListener("notification", (event) => {
        const notification = parse<Notification>(event);
        void client.invalidateQueries({ queryKey: ["notifications"] });
        if (notification) onNew(notification);
      });
      source.onerror = () => {
        setLive(false);
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(listen, PATIENCE[Math.min(tries++, PATIENCE.length - 1)]);
      };
    };
    listen();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client, enabled, onNew]);
  return query.data ?? 0;
}

function parse<T>(event: Event): T | undefined {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as T;
  } catch {
    return undefined;
  }
}

export function useRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | "all") =>
      request(`/api/v1/notifications/${id === "all" ? "read-all" : `${id}/read`}`, { method: "POST" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
}

export function useRemove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`/api/v1/notifications/${id}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["notifications"] }),
  });
}

export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: Settings) =>
      request<Settings>("/api/v1/notifications/settings", { method: "PUT", body: settings }),
    onMutate: (settings) => client.setQueryData(settingsOptions.queryKey, settings),
    onSettled: () => client.invalidateQueries({ queryKey: settingsOptions.queryKey }),
  });
}
