import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Ago, Blank, Count, Person } from "@/shared/ui/values";
import { audienceOptions } from "./api";
import classes from "./Marketing.module.css";
import type { Segment } from "./types";

/** The segments, each with how many people it means at this moment. */
export function SegmentsPage({ search, onSearch }: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const columns = useMemo<ListColumn<Segment>[]>(
    () => [
      {
        id: "name",
        header: t("segment.one"),
        size: 240,
        sort: "name",
        cell: (segment) => (
          <Link to="/segments/$id" params={{ id: segment.id }} className={named.named}>
            <span>{segment.name}</span>
          </Link>
        ),
      },
      {
        id: "people",
        header: t("segment.people"),
        size: 100,
        align: "right",
        cell: (segment) => <SegmentCount filter={segment.filter} />,
      },
      {
        id: "filter",
        header: t("segment.filter"),
        size: 300,
        cell: (segment) =>
          segment.filter ? <code className={classes.mono}>{segment.filter}</code> : t("segment.everybody"),
      },
      { id: "ownerName", header: t("field.owner"), size: 160, cell: (segment) => <Person name={segment.ownerName} /> },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 140,
        sort: "updatedAt",
        align: "right",
        cell: (segment) => <Ago value={segment.updatedAt} />,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "name", label: t("field.name"), kind: "text" },
      { field: "updatedAt", label: t("field.updated"), kind: "instant" },
    ],
    [t],
  );
  return (
    <ResourceList
      resource="segments"
      permission="segment"
      title={t("nav.segments")}
      columns={columns}
      fields={fields}
      defaultSort="name"
      search={search}
      onSearch={onSearch}
      create={
        can("segment", "create")
          ? {
              label: t("segment.new"),
              onClick: () => void navigate({ to: "/segments/$id", params: { id: "new" } }),
            }
          : undefined
      }
      emptyHint={t("segment.emptyHint")}
      to={(id) => `/segments/${id}`}
    />
  );
}

function SegmentCount({ filter }: { filter: string }) {
  const { t } = useTranslation();
  const audience = useQuery(audienceOptions(filter));
  if (audience.isError) return <span title={audience.error.message}>{t("segment.broken")}</span>;
  return audience.data ? <Count value={audience.data.count} /> : <Blank />;
}
