import { Button, SegmentedControl, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { pipelineOf, pipelinesOptions, useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { FilterBar, type FilterField } from "@/shared/ui/FilterBar";
import { editable } from "@/shared/ui/list/common";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import { Page } from "@/shared/ui/Page";
import { QuickSearch } from "@/shared/ui/QuickSearch";
import { Empty, Failure, SkeletonRows } from "@/shared/ui/states";
import { Board } from "./Board";
import { dealColumns } from "./columns";

export interface DealsSearch extends ListSearch {
  /** The board, as usual; else a view of the list. */
  view?: string | undefined;
  pipeline?: string | undefined;
}

interface Props {
  search: DealsSearch;
  onSearch: (next: DealsSearch) => void;
  onCreate: () => void;
}

/** The deals, as a board of the open ones or as a list of all. */
export function DealsPage({ search, onSearch, onCreate }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const pipelines = useQuery(pipelinesOptions);
  const pipeline = pipelineOf(pipelines.data?.items, search.pipeline);
  const view = (search.view ?? "board") === "board" ? "board" : "list";
  const columns = useMemo(() => dealColumns(t), [t]);
  const fields = useMemo<FilterField[]>(() => {
    const stages = pipelines.data?.items.flatMap((it) => it.stages) ?? [];
    const all: FilterField[] = [
      {
        field: "status",
        label: t("field.status"),
        kind: "choice",
        choices: (["open", "won", "lost"] as const).map((value) => ({ value, label: t(`deal.status.${value}`) })),
      },
      {
        field: "stage",
        label: t("field.stage"),
        kind: "choice",
        choices: [...new Set(stages.map((stage) => stage.name))].map((name) => ({ value: name, label: name })),
      },
      {
        field: "ownerId",
        label: t("field.owner"),
        kind: "choice",
        choices: users.map((user) => ({ value: user.id, label: user.name })),
      },
      { field: "amount", label: t("field.amount"), kind: "number" },
      { field: "companyName", label: t("field.company"), kind: "text" },
      { field: "closedOn", label: t("field.closedOn"), kind: "day" },
      { field: "expectedCloseOn", label: t("field.expectedCloseOn"), kind: "day" },
    ];
    return view === "board" ? all.filter((it) => !["status", "stage", "closedOn"].includes(it.field)) : all;
  }, [t, users, pipelines.data, view]);

  const switcher = (
    <SegmentedControl
      size="xs"
      aria-label={t("deal.view")}
      value={view}
      onChange={(next) => onSearch({ ...search, view: next, filter: undefined, sort: undefined, columns: undefined })}
      data={[
        { value: "board", label: t("deal.asBoard") },
        { value: "list", label: t("deal.asList") },
      ]}
    />
  );
  const create = can("deal", "create") ? { label: t("deal.new"), onClick: onCreate } : undefined;
  if (view === "list") {
    return (
      <ResourceList
        resource="deals"
        title={t("nav.deals")}
        columns={columns}
        fields={fields}
        defaultSort="-updatedAt"
        search={{ ...search, view: search.view === "list" ? undefined : search.view }}
        onSearch={(next) => onSearch({ ...next, pipeline: search.pipeline, view: next.view ?? "list" })}
        create={create}
        permission="deal"
        bulk={{ assign: true, tags: true, fields: editable(fields, "expectedCloseOn") }}
        emptyHint={t("deal.emptyHint")}
        to={(id) => `/deals/${id}`}
        actions={switcher}
      />
    );
  }
  return (
    <Page
      fill
      title={t("nav.deals")}
      actions={
        <>
          {switcher}
          {create && (
            <Button leftSection={<IconPlus size={14} />} onClick={create.onClick}>
              {create.label}
            </Button>
          )}
        </>
      }
      toolbar={
        <>
          {(pipelines.data?.items.length ?? 0) > 1 && (
            <Select
              aria-label={t("field.pipeline")}
              data={pipelines.data?.items.map((it) => ({ value: it.id, label: it.name })) ?? []}
              value={pipeline?.id ?? null}
              onChange={(id) => onSearch({ ...search, pipeline: id ?? undefined })}
              allowDeselect={false}
            />
          )}
          <QuickSearch value={search.q ?? ""} onChange={(q) => onSearch({ ...search, q: q || undefined })} />
          <FilterBar
            fields={fields}
            value={search.filter ?? ""}
            onChange={(filter) => onSearch({ ...search, filter: filter || undefined })}
          />
        </>
      }
    >
      {pipelines.isPending ? (
        <SkeletonRows label={t("state.loading")} />
      ) : pipelines.isError ? (
        <Failure error={pipelines.error} retry={() => void pipelines.refetch()} />
      ) : pipeline ? (
        <Board pipeline={pipeline} filter={search.filter} q={search.q} />
      ) : (
        <Empty title={t("deal.noPipeline")} hint={t("deal.noPipelineHint")} />
      )}
    </Page>
  );
}
