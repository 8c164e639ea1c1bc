import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { type ListParams, listOptions, recordOptions } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import { formatNumber } from "@/shared/format/format";
import { DataList, type ListColumn } from "./DataList";
import { FilterBar, type FilterField } from "./FilterBar";
import { Page } from "./Page";
import { QuickSearch } from "./QuickSearch";
import classes from "./ResourceList.module.css";
import { Empty, Failure, SkeletonRows } from "./states";

export interface ListSearch {
  /** Which of the list's views is shown. */
  view?: string | undefined;
  q?: string | undefined;
  filter?: string | undefined;
  sort?: string | undefined;
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

interface Props<R extends ResourceName> {
  resource: R;
  title: string;
  columns: ListColumn<ResourceMap[R]>[];
  fields: FilterField[];
  defaultSort: string;
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  create?: { label: string; onClick: () => void } | undefined;
  emptyHint: string;
  /** The first one is shown where none is chosen. */
  views?: ListView[];
  /** Live lists ask again by themselves. */
  refetchInterval?: number;
  /** Where a record opens; a list without record pages leaves it out. */
  to?: (id: string) => string;
  onOpen?: (record: ResourceMap[R]) => void;
  actions?: ReactNode;
}

/** The list of a resource: search, filter, sort, columns, and every row that there is. */
export function ResourceList<R extends ResourceName>(props: Props<R>) {
  const { resource, title, columns, fields, defaultSort, search, onSearch, create, to } = props;
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const sort = search.sort ?? defaultSort;
  const view = props.views?.find((it) => it.id === search.view) ?? props.views?.[0];
  const query = useInfiniteQuery({
    ...listOptions(resource, {
      q: search.q,
      filter: joined(view?.filter, search.filter),
      ...view?.params,
      sort,
      limit: 100,
      count: true,
    }),
    refetchInterval: props.refetchInterval ?? false,
    placeholderData: keepPreviousData,
    retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status < 500),
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const first = query.data?.pages[0];
  const searching = !!(search.q || search.filter);
  const refusedFilter = query.error instanceof Problem && query.error.status === 400 && !!search.filter;
  const open = (row: ResourceMap[R]) => {
    client.setQueryData(recordOptions(resource, row.id).queryKey, (known: unknown) => (known ?? row) as never);
    if (props.onOpen) props.onOpen(row);
    else if (to) void navigate({ to: to(row.id) });
  };

  return (
    <Page
      fill
      title={title}
      aside={
        first?.count !== undefined && first.count !== null ? (
          <span role="status">
            {formatNumber(first.count, i18n.language)}
            {first.countCapped ? "+" : ""}
          </span>
        ) : undefined
      }
      actions={
        <>
          {props.actions}
          {create && (
            <Button leftSection={<IconPlus size={14} />} onClick={create.onClick}>
              {create.label}
            </Button>
          )}
        </>
      }
      toolbar={
        <>
          {props.views && (
            <Views
              views={props.views}
              chosen={view}
              onChoose={(id) => onSearch({ ...search, view: id === props.views?.[0]?.id ? undefined : id })}
            />
          )}
          <QuickSearch value={search.q ?? ""} onChange={(q) => onSearch({ ...search, q: q || undefined })} />
          <FilterBar
            fields={fields}
            value={search.filter ?? ""}
            onChange={(filter) => onSearch({ ...search, filter: filter || undefined })}
            error={query.error}
          />
        </>
      }
    >
      <div className={classes.surface} data-stale={query.isPlaceholderData || undefined}>
        {query.isPending ? (
          <SkeletonRows label={t("state.loading")} rows={16} />
        ) : query.isError && (refusedFilter || rows.length === 0) ? (
          refusedFilter ? (
            <Empty title={t("filter.refused")} hint={t("filter.refusedHint")} />
          ) : (
            <Failure error={query.error} retry={() => void query.refetch()} />
          )
        ) : rows.length === 0 ? (
          searching ? (
            <Empty
              title={t("list.noMatch")}
              hint={t("list.noMatchHint")}
              action={
                <Button variant="default" onClick={() => onSearch({ sort: search.sort, view: search.view })}>
                  {t("filter.clear")}
                </Button>
              }
            />
          ) : (
            <Empty
              title={view?.filter || view?.params ? t("list.noneInView") : t("list.empty")}
              {...(view?.filter || view?.params ? {} : { hint: props.emptyHint })}
              action={create && <Button onClick={create.onClick}>{create.label}</Button>}
            />
          )
        ) : (
          <DataList
            name={resource}
            label={title}
            rows={rows}
            columns={columns}
            sort={sort}
            onSort={(next) => onSearch({ ...search, sort: next })}
            onOpen={open}
            onPrefetch={(row) => {
              if (to) void client.prefetchQuery({ ...recordOptions(resource, row.id), staleTime: 10_000 });
            }}
            hasMore={query.hasNextPage && !query.isFetchingNextPage}
            loadMore={() => void query.fetchNextPage()}
          />
        )}
      </div>
    </Page>
  );
}

function joined(view: string | undefined, filter: string | undefined): string | undefined {
  return view && filter ? `(${view}) && (${filter})` : (view ?? filter);
}

interface ViewsProps {
  views: ListView[];
  chosen: ListView | undefined;
  onChoose: (id: string) => void;
}

function Views({ views, chosen, onChoose }: ViewsProps) {
  const { t } = useTranslation();
  return (
    <nav className={classes.views} aria-label={t("list.views")}>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          className={classes.view}
          aria-current={view === chosen ? "true" : undefined}
          onClick={() => onChoose(view.id)}
        >
          {view.label}
        </button>
      ))}
    </nav>
  );
}
