import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import { listPath } from "@/shared/api/resources";
import type { Page } from "@/shared/api/types";

export interface ApiClient {
  id: string;
  name: string;
  roles: string[];
  active: boolean;
  secretSetAt?: string | null;
  previousSecretUntil?: string | null;
  lastUsedAt?: string | null;
  version: number;
}

export type FreshClient = ApiClient & { secret: string };

const base = "/api/v1/api-clients";

export const apiClientsOptions = queryOptions({
  queryKey: ["api-clients"],
  queryFn: ({ signal }) => request<{ items: ApiClient[] }>(`${base}?sort=name&limit=200`, { signal }),
});

export interface ClientInput {
  clientId?: string | undefined;
  name: string;
  roles: string[];
}

export const createClient = (body: ClientInput) => request<FreshClient>(base, { method: "POST", body });

export const editClient = ({ id, version }: ApiClient, body: ClientInput) =>
  request<ApiClient>(`${base}/${id}`, { method: "PUT", version, body });

export const rotateSecret = ({ id, version }: ApiClient) =>
  request<FreshClient>(`${base}/${id}/rotate`, { method: "POST", version, body: {} });

export const switchClient = ({ id, version, active }: ApiClient) =>
  request<ApiClient>(`${base}/${id}/${active ? "disable" : "enable"}`, { method: "POST", version });

export const deleteClient = ({ id, version }: ApiClient) => request(`${base}/${id}`, { method: "DELETE", version });

interface Account {
  id: string;
}

/** The ids of everybody who signs in with more than a password. */
export const securedOptions = queryOptions({
  queryKey: ["accounts", "secured"],
  queryFn: async ({ signal }) => {
    const ids = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await request<Page<Account>>(
        listPath("accounts", { filter: "totpSince != null || size(passkeys) > 0", limit: 500, cursor }),
        { signal },
      );
      for (const { id } of page.items) ids.add(id);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return ids;
  },
});
