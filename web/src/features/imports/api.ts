import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { Import, ImportMapping } from "@/shared/api/types";

export const importable = ["users", "companies", "contacts", "products", "deals"] as const;
export type Importable = (typeof importable)[number];
export const singular: Record<Importable, string> = {
  users: "user",
  companies: "company",
  contacts: "contact",
  products: "product",
  deals: "deal",
};

export const isRunning = (it: Import) => it.status === "queued" || it.status === "running";

/** The imports of one resource; asked again while one runs. */
export function importsOptions(resource: Importable) {
  return queryOptions({
    queryKey: ["imports", resource],
    queryFn: ({ signal }) => request<{ items: Import[] }>(`/api/v1/${resource}/imports`, { signal }),
    refetchInterval: (query) => (query.state.data?.items.some(isRunning) ? 2000 : false),
    retry: false,
  });
}

export function importOptions(resource: string, id: string) {
  return queryOptions({
    queryKey: ["imports", resource, id],
    queryFn: ({ signal }) => request<Import>(`/api/v1/${resource}/imports/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? 500 : false),
  });
}

export function mappingsOptions(resource: Importable) {
  return queryOptions({
    queryKey: ["imports", resource, "mappings"],
    queryFn: ({ signal }) => request<{ items: ImportMapping[] }>(`/api/v1/${resource}/imports/mappings`, { signal }),
  });
}

export function startImport(resource: Importable, file: File, mapping: string, key: string): Promise<Import> {
  const body = new FormData();
  body.set("file", file);
  body.set("mapping", mapping);
  return request<Import>(`/api/v1/${resource}/imports`, { method: "POST", body, idempotencyKey: key });
}

export function cancelImport(resource: string, id: string): Promise<unknown> {
  return request(`/api/v1/${resource}/imports/${id}/cancel`, { method: "POST" });
}
