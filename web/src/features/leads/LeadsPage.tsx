import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useMe } from "@/shared/api/session";
import { quote } from "@/shared/lib/cel";
import type { FilterField } from "@/shared/ui/FilterBar";
import { editable, type ListPageProps, useCommon } from "@/shared/ui/list/common";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListView, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Avatar, Blank, Pill } from "@/shared/ui/values";
import { sources, statuses, toneOf } from "./api";
import { LeadMenu } from "./LeadMenu";
import { MailIntake } from "./MailIntake";
import { Source } from "./Source";
import type { Lead } from "./types";

const open = 'status in ["new", "working", "qualified"]';

/** The inbox of those who may become customers. */
export function LeadsPage({ search, onSearch, onCreate }: ListPageProps) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const common = useCommon();
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
        path: "email",
        size: 200,
        hidden: true,
        cell: (lead) => lead.email ?? <Blank />,
      },
      common.owner(t("field.owner"), t("lead.nobody")),
      common.tags(),
      common.time("createdAt", t("lead.received")),
      {
        id: "actions",
        header: t("lead.actions"),
        size: 84,
        align: "right",
        card: "corner",
        cell: (lead) => <LeadMenu lead={lead} />,
      },
    ],
    [t, common],
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
      common.ownerField(),
      { field: "companyName", label: t("field.company"), kind: "text" },
      { field: "city", label: t("field.city"), kind: "text" },
      common.tagsField(),
      common.createdField(t("lead.received")),
    ],
    [t, common],
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
      permission="lead"
      bulk={{ assign: true, tags: true, fields: editable(fields, "city") }}
      actions={can("lead", "delete") ? <MailIntake /> : undefined}
      emptyHint={t("lead.emptyHint")}
      to={(id) => `/leads/${id}`}
    />
  );
}
