import type { ListSearch } from "@/shared/ui/list/ResourceList";

export const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);

export const oneOf = <T extends string>(value: unknown, some: readonly T[]) => some.find((it) => it === value);

export function listSearch(search: Record<string, unknown>): ListSearch {
  return {
    view: text(search.view),
    q: text(search.q),
    filter: text(search.filter),
    sort: text(search.sort),
    columns: text(search.columns),
  };
}

/** A list, and which of its records is open beside it. */
export function openSearch(search: Record<string, unknown>): ListSearch & { open?: string | undefined } {
  return { ...listSearch(search), open: text(search.open) };
}

/** Which part of a record is shown. */
export function tabSearch(search: Record<string, unknown>): { tab?: string | undefined } {
  return { tab: text(search.tab) };
}
