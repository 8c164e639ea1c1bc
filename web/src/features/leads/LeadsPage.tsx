import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan, useMe } from "@/shared/api/session";
import { quote } from "@/shared/lib/cel";
import type { ListColumn } from "@/shared/ui/DataList";
import type { FilterField } from "@/shared/ui/FilterBar";
import named from "@/shared/ui/named.module.css";
import { type ListSearch, type ListView, ResourceList } from "@/shared/ui/ResourceList";
import { Ago, Avatar, Blank, Person, Pill, Tags } from "@/shared/ui/values";
import { sources, statuses, toneOf } from "./api";
import { LeadMenu } from "./LeadMenu";
import { Source } from "./Source";
import type { Lead } from "./types";

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  onCreate: () => void;
}

const open = 'status in ["new", "working", "qualified"]';

/** The inbox of those who may become customers. */
export function LeadsPage({ search, onSearch, onCreate }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const users = useUsers();
  const views = useMemo<ListView[]>(
    () => [
      { id: "open", label: t("lead.view.open"), filter: open },
      { id: "mine", label: t("lead.view.mine"), filter: `${open} && ownerId == ${quote(me?.id ?? "")}` },
      { id: "unassigned", label: t("lead.view.unassigned"), filter: `${open} && !has(ownerId)` },
      { id: "converted", label: t("lead.view.converted"), filter: 'status == "converted"' },
      { id: "disqualified", label: t("lead.view.disqualified"), filter: 'status == "disqualified"' },
      { id: "all", label: t("lead.view.all") },
    ],
    [t, me],
  );
  const columns = useMemo<ListColumn<Lead>[]>(
    () => [
      {
        id: "name",
        header: t("field.name"),
        size: 220,
        sort: "name",
        cell: (lead) => (
          <Link to="/leads/$id" params={{ id: lead.id }} className={named.named}>
            <Avatar name={lead.name} />
            <span>{lead.name}</span>
          </Link>
        ),
      },
      {
        id: "status",
        header: t("field.status"),
        size: 156,
        sort: "status",
        card: "aside",
        cell: (lead) => <Pill tone={toneOf[lead.status]}>{t(`lead.status.${lead.status}`)}</Pill>,
      },
      {
        id: "company",
        header: t("field.company"),
        size: 180,
        sort: "companyName",
        cell: (lead) => lead.companyName ?? <Blank />,
      },
      {
        id: "source",
        header: t("lead.source"),
        size: 200,
        sort: "source",
        cell: (lead) => <Source lead={lead} />,
      },
      {
        id: "email",
        header: t("field.email"),
        size: 200,
        hidden: true,
        cell: (lead) => lead.email ?? <Blank />,
      },
      {
        id: "owner",
        header: t("field.owner"),
        size: 170,
        sort: "ownerName",
        cell: (lead) =>
          lead.ownerName ? <Person name={lead.ownerName} /> : <Pill tone="warn">{t("lead.nobody")}</Pill>,
      },
      {
        id: "tags",
        header: t("field.tags"),
        size: 140,
        hidden: true,
        cell: (lead) => <Tags values={lead.tags} />,
      },
      {
        id: "createdAt",
        header: t("lead.received"),
        size: 150,
        sort: "createdAt",
        align: "right",
        cell: (lead) => <Ago value={lead.createdAt} />,
      },
      {
        id: "actions",
        header: t("lead.actions"),
        size: 84,
        align: "right",
        card: "corner",
        cell: (lead) => <LeadMenu lead={lead} />,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      {
        field: "status",
        label: t("field.status"),
        kind: "choice",
        choices: statuses.map((value) => ({ value, label: t(`lead.status.${value}`) })),
      },
      {
        field: "source",
        label: t("lead.source"),
        kind: "choice",
        choices: sources.map((value) => ({ value, label: t(`lead.sources.${value}`) })),
      },
      { field: "sourceName", label: t("lead.sourceName"), kind: "text" },
      {
        field: "ownerId",
        label: t("field.owner"),
        kind: "choice",
        choices: users.map((user) => ({ value: user.id, label: user.name })),
      },
      { field: "companyName", label: t("field.company"), kind: "text" },
      { field: "city", label: t("field.city"), kind: "text" },
      { field: "tags", label: t("field.tags"), kind: "tags" },
      { field: "createdAt", label: t("lead.received"), kind: "instant" },
    ],
    [t, users],
  );
  return (
    <ResourceList
      resource="leads"
      title={t("nav.leads")}
      views={views}
      columns={columns}
      fields={fields}
      defaultSort="-createdAt"
      refetchInterval={15_000}
      search={search}
      onSearch={onSearch}
      create={can("lead", "create") ? { label: t("lead.new"), onClick: onCreate } : undefined}
      emptyHint={t("lead.emptyHint")}
      to={(id) => `/leads/${id}`}
    />
  );
}
