import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { listOptions, recordOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import { formatNumber } from "@/shared/format/format";
import type { FilterField } from "../ConditionInputs";
import { FilterBar } from "../FilterBar";
import { Page } from "../Page";
import { QuickSearch } from "../QuickSearch";
import { Star } from "../Star";
import { Empty, Failure, SkeletonRows } from "../states";
import { type BulkActions, BulkBar } from "./BulkBar";
import { type ListColumn, useColumns } from "./columns";
import { DataList } from "./DataList";
import { ExportMenu } from "./ExportMenu";
import classes from "./ResourceList.module.css";
import { type ListSearch, type ListView, useShown } from "./search";
import { useSelection } from "./selection";
import { useCounted } from "./useCounted";
import { Views } from "./Views";

export type { ListSearch, ListView } from "./search";

interface Props<R extends ResourceName> {
  resource: R;
  /** The resource's name in permissions; without it the list is only read. */
  permission?: string;
  title: string;
  columns: ListColumn<ResourceMap[R]>[];
  fields: FilterField[];
  defaultSort: string;
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  create?: { label: string; onClick: () => void } | undefined;
  /** The permission by which the list is saved as a file, where nothing else is done with many of its records. */
  exported?: string;
  emptyHint: string;
  /** The first one is shown where none is chosen. */
  views?: ListView[];
  /** Live lists ask again by themselves. */
  refetchInterval?: number;
  /** Where a record opens; a list without record pages leaves it out. */
  to?: (id: string) => string;
  onOpen?: (record: ResourceMap[R]) => void;
  actions?: ReactNode;
  /** What can be done with many records at once; they can be deleted in any case, by whoever may. */
  bulk?: BulkActions;
}

/** The list of a resource: its views, search, filter, sort, columns, every row that there is, and what can be done with many. */
export function ResourceList<R extends ResourceName>(props: Props<R>) {
  const {
    resource,
    permission,
    exported = permission,
    title,
    fields,
    defaultSort,
    search,
    onSearch,
    create,
    to,
  } = props;
  const { t, i18n } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const client = useQueryClient();
  const views = useMemo(() => props.views ?? [{ id: "all", label: t("list.all") }], [props.views, t]);
  const shown = useShown(resource, search, views, defaultSort);
  const { asked, filter, sort } = shown;
  const columnIds = useMemo(() => asked.columns?.split(","), [asked.columns]);
  const put = useCallback((next: ListSearch) => onSearch(shown.with(next)), [onSearch, shown]);
  const choose = useCallback((ids: string[]) => put({ columns: ids.join(",") }), [put]);
  const starred = useStarred(resource, props.columns, !!to && favourable.has(resource));
  const columns = useColumns(resource, starred, columnIds, shown.current || columnIds ? choose : undefined);
  const found = { q: asked.q, filter, ...shown.own?.params };
  const query = useInfiniteQuery({
    ...listOptions(resource, { ...found, sort, limit: 100 }),
    refetchInterval: props.refetchInterval ?? false,
    placeholderData: keepPreviousData,
    retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status < 500),
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const count = useCounted(resource, found, query, props.refetchInterval);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const goingOn = rows.length === 0 && hasNextPage;
  useEffect(() => {
    if (goingOn && !isFetchingNextPage) void fetchNextPage();
  }, [goingOn, isFetchingNextPage, fetchNextPage]);
  const many = !!permission && (can(permission, "delete") || can(permission, "update"));
  const selection = useSelection(`${resource} ${asked.q} ${filter} ${sort}`);
  const refusedFilter = query.error instanceof Problem && query.error.status === 400 && !!asked.filter;
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
        count ? (
          <span role="status">
            {formatNumber(count.count, i18n.language)}
            {count.capped ? "+" : ""}
          </span>
        ) : undefined
      }
      actions={
        <>
          {exported && can(exported, "export") && (
            <ExportMenu resource={resource} columns={columns.shown} filter={filter} q={asked.q} sort={sort} />
          )}
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
          <Views
            list={resource}
            shown={shown}
            columns={columns.shown.slice(1).map((it) => it.id)}
            onChoose={(view) => onSearch({ view })}
          />
          <QuickSearch value={asked.q ?? ""} onChange={(q) => put({ q: q || undefined })} />
          <FilterBar
            fields={fields}
            value={asked.filter ?? ""}
            onChange={(next) => put({ filter: next || undefined })}
            error={query.error}
          />
        </>
      }
    >
      <div className={classes.surface} data-stale={query.isPlaceholderData || undefined}>
        {query.isPending || (goingOn && !query.isError) ? (
          <SkeletonRows label={t("state.loading")} rows={28} />
        ) : query.isError && (refusedFilter || rows.length === 0) ? (
          refusedFilter ? (
            <Empty title={t("filter.refused")} hint={t("filter.refusedHint")} />
          ) : (
            <Failure error={query.error} retry={() => void query.refetch()} />
          )
        ) : rows.length === 0 ? (
          <Nothing
            searching={!!(asked.q || asked.filter)}
            within={!!(shown.own?.filter || shown.own?.params)}
            hint={props.emptyHint}
            onClear={() => put({ q: undefined, filter: undefined })}
            create={create}
          />
        ) : (
          <DataList
            name={resource}
            label={title}
            rows={rows}
            columns={starred}
            layout={columns}
            sort={sort}
            onSort={(next) => put({ sort: next })}
            onOpen={open}
            onPrefetch={(row) => {
              if (to) void client.prefetchQuery({ ...recordOptions(resource, row.id), staleTime: 10_000 });
            }}
            hasMore={hasNextPage && !isFetchingNextPage}
            loadMore={() => void fetchNextPage()}
            selection={many ? selection : undefined}
          />
        )}
      </div>
      {many && (
        <BulkBar
          resource={resource}
          permission={permission}
          actions={props.bulk ?? {}}
          selection={selection}
          count={count?.count}
          capped={!!count?.capped}
          loaded={rows.length}
          filter={filter}
          q={asked.q}
        />
      )}
    </Page>
  );
}

/** The lists whose records can be found again among the favourites. */
const favourable: ReadonlySet<string> = new Set(["contacts", "companies", "leads", "deals", "tickets"]);

/** The columns, with a star beside the name. */
function useStarred<T extends { id: string; name: string }>(resource: string, columns: ListColumn<T>[], on: boolean) {
  return useMemo(
    () =>
      columns.map((column, index) =>
        index > 0 || !on
          ? column
          : {
              ...column,
              cell: (row: T) => (
                <span className={classes.starred}>
                  {column.cell(row)}
                  <Star resource={resource} record={row} size={24} />
                </span>
              ),
            },
      ),
    [resource, columns, on],
  );
}

interface NothingProps {
  searching: boolean;
  within: boolean;
  hint: string;
  onClear: () => void;
  create: Props<ResourceName>["create"];
}

/** An empty list: why it is empty, and what to do about it. */
function Nothing({ searching, within, hint, onClear, create }: NothingProps) {
  const { t } = useTranslation();
  return searching ? (
    <Empty
      title={t("list.noMatch")}
      hint={t("list.noMatchHint")}
      action={
        <Button variant="default" onClick={onClear}>
          {t("filter.clear")}
        </Button>
      }
    />
  ) : (
    <Empty
      title={within ? t("list.noneInView") : t("list.empty")}
      {...(within ? {} : { hint })}
      action={create && <Button onClick={create.onClick}>{create.label}</Button>}
    />
  );
}
