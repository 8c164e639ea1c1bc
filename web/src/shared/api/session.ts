import { queryOptions, useQuery } from "@tanstack/react-query";
import { request, setCsrf } from "./client";
import type { Me, Session } from "./types";

export const sessionOptions = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    const session = await request<Session>("/auth/session", { signal });
    setCsrf(session.csrf);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const meOptions = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => request<Me>("/api/v1/users/me", { signal }),
  staleTime: 5 * 60_000,
});

export type Can = (resource: string, action: string) => boolean;

/** Whether a permission matrix lets its holder do something to at least some records. */
export function canOf(me: Pick<Me, "permissions"> | undefined): Can {
  const permissions = me?.permissions ?? [];
  return (resource, action) =>
    permissions.some(
      (permission) =>
        (permission.resource === resource || permission.resource === "*") &&
        (permission.actions.includes(action) || permission.actions.includes("*")),
    );
}

export function useMe(): Me | undefined {
  return useQuery(meOptions).data;
}

export function useCan(): Can {
  return canOf(useMe());
}

/** Ends the session. @returns where the browser goes on to sign out at the company's own provider too */
export async function signOut(): Promise<string | undefined> {
  const answer = await request<{ continueAt?: string } | undefined>("/auth/signout", { method: "POST" });
  return answer?.continueAt;
}

export function signInUrl(): string {
  const here = window.location.pathname + window.location.search;
  return `/auth/signin?returnTo=${encodeURIComponent(here)}`;
}
