import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { FullRole, RoleResource } from "./types";

export const roleResourcesOptions = queryOptions({
  queryKey: ["roles", "resources"],
  queryFn: ({ signal }) => request<RoleResource[]>("/api/v1/roles/resources", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export function copyRole(id: string, name: string): Promise<FullRole> {
  return request<FullRole>(`/api/v1/roles/${id}/copy`, { method: "POST", body: { name } });
}

export function replaceRole(id: string, withId: string): Promise<void> {
  return request<void>(`/api/v1/roles/${id}/replace`, { method: "POST", body: { withId } });
}
