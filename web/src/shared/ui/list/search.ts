import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ListParams } from "@/shared/api/resources";
import { useDesk, type View, viewsOptions } from "@/shared/api/views";

/** The state of a list, which the address carries. */
export interface ListSearch {
  /** Which of the list's views is shown: one of its own, or a saved one by its id. */
  view?: string | undefined;
  q?: string | undefined;
  filter?: string | undefined;
  sort?: string | undefined;
  /** Ids of columns with commas between. */
  columns?: string | undefined;
}

/** A part of the list that people come for again and again, as a tab. */
export interface ListView {
  id: string;
  label: string;
  /** CEL; what is filtered besides is joined to it. */
  filter?: string | undefined;
  /** What else the list is asked for with. */
  params?: Pick<ListParams, "secondFactor">;
}

export function joined(view: string | undefined, filter: string | undefined): string | undefined {
  return view && filter ? `(${view}) && (${filter})` : (view ?? filter);
}

/** What is asked for at a view, without the view: what the address says, else what the view does. */
export type Asked = Pick<ListSearch, "q" | "filter" | "sort" | "columns">;

const none = (search: ListSearch) => !search.q && !search.filter && !search.sort && !search.columns;

/** What a saved view asks for. */
export function askedBy(view: View): Asked {
  return {
    q: view.q ?? undefined,
    filter: view.filter ?? undefined,
    sort: view.sort ?? undefined,
    columns: view.columns.length ? view.columns.join(",") : undefined,
  };
}

export interface Shown {
  views: ListView[];
  saved: View[];
  /** The list's own view that is shown, unless a saved one is. */
  own: ListView | undefined;
  current: View | undefined;
  asked: Asked;
  /** Whether a saved view is shown otherwise than it was saved. */
  changed: boolean;
  /** The whole condition, with that of the list's own view. */
  filter: string | undefined;
  sort: string;
  /** The address after a change: it says everything, as soon as it says anything. */
  with: (next: Asked) => ListSearch;
}

/** What a list shows, by the address, the saved views, and the one that the person wants it to open with. */
export function useShown(list: string, search: ListSearch, own: ListView[], defaultSort: string): Shown {
  const found = useQuery(viewsOptions).data?.items;
  const opening = useDesk()?.defaults[list];
  return useMemo(() => {
    const saved = (found ?? []).filter((view) => view.list === list);
    const wanted = search.view ?? (none(search) ? opening : undefined);
    const current = saved.find((view) => view.id === wanted);
    const base: Asked = current ? askedBy(current) : {};
    const asked: Asked =
      current && !none(search)
        ? { q: search.q, filter: search.filter, sort: search.sort, columns: search.columns ?? base.columns }
        : current
          ? base
          : search;
    const view = current ? undefined : (own.find((it) => it.id === wanted) ?? own[0]);
    const sort = asked.sort ?? defaultSort;
    const differs = (["q", "filter", "columns"] as const).some((it) => (asked[it] ?? "") !== (base[it] ?? ""));
    return {
      views: own,
      saved,
      own: view,
      current,
      asked,
      changed: !!current && (differs || sort !== (base.sort ?? defaultSort)),
      filter: joined(view?.filter, asked.filter),
      sort,
      with: (next) => ({
        view: current?.id ?? search.view,
        q: asked.q,
        filter: asked.filter,
        sort: current ? sort : search.sort,
        columns: asked.columns,
        ...next,
      }),
    };
  }, [found, opening, list, search, own, defaultSort]);
}
