import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { Import, ImportMapping } from "@/shared/api/imports";
import type { Choice, Preview, Reading, TargetField } from "./types";

export const importable = ["contacts", "companies", "leads", "deals", "products", "users"] as const;
export type Importable = (typeof importable)[number];
export const singular: Record<Importable, string> = {
  users: "user",
  companies: "company",
  contacts: "contact",
  leads: "lead",
  products: "product",
  deals: "deal",
};

export const isRunning = (it: Import) => ["queued", "running", "undoing"].includes(it.status);

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
    queryFn: ({ signal }) =>
      request<{ items: ImportMapping[]; fields: TargetField[] }>(`/api/v1/${resource}/imports/mappings`, { signal }),
  });
}

function form(file: File, reading: Reading): FormData {
  const body = new FormData();
  body.set("file", file);
  for (const [name, value] of Object.entries(reading)) {
    if (value !== undefined) body.set(name, String(value));
  }
  return body;
}

/** How the file is understood, without importing it. */
export function previewFile(resource: Importable, file: File, reading: Reading): Promise<Preview> {
  return request<Preview>(`/api/v1/${resource}/imports/preview`, { method: "POST", body: form(file, reading) });
}

/** Counts what would happen; nothing is written. */
export function rehearse(
  resource: Importable,
  file: File,
  reading: Reading,
  columns: Record<string, Choice>,
): Promise<Import> {
  const body = form(file, reading);
  body.set("columns", JSON.stringify(columns));
  body.set("rehearsal", "true");
  return request<Import>(`/api/v1/${resource}/imports`, { method: "POST", body, idempotencyKey: crypto.randomUUID() });
}

export function runRehearsed(resource: string, id: string): Promise<Import> {
  return request<Import>(`/api/v1/${resource}/imports/${id}/run`, { method: "POST" });
}

export function undoImport(resource: string, id: string): Promise<Import> {
  return request<Import>(`/api/v1/${resource}/imports/${id}/undo`, { method: "POST" });
}

export function saveMapping(resource: Importable, name: string, columns: Record<string, Choice>): Promise<unknown> {
  return request(`/api/v1/${resource}/imports/mappings`, { method: "POST", body: { name, columns } });
}

export function cancelImport(resource: string, id: string): Promise<unknown> {
  return request(`/api/v1/${resource}/imports/${id}/cancel`, { method: "POST" });
}
