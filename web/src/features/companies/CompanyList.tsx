import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { Company } from "@/shared/api/types";
import { useCustomList } from "@/shared/ui/custom/useCustomList";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { BulkActions } from "@/shared/ui/list/BulkBar";
import { editable, type ListPageProps, useCommon } from "@/shared/ui/list/common";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Avatar, Blank, Count, Country, Money } from "@/shared/ui/values";

export function CompanyList({ search, onSearch, onCreate, more }: ListPageProps & Pick<BulkActions, "more">) {
  const { t } = useTranslation();
  const can = useCan();
  const common = useCommon();
  const custom = useCustomList<Company>("companies");
  const columns = useMemo<ListColumn<Company>[]>(
    () => [
      {
        id: "name",
        header: t("field.name"),
        size: 220,
        sort: "name",
        cell: (company) => (
          <Link to="/companies/$id" params={{ id: company.id }} className={named.named}>
            <Avatar name={company.name} square />
            <span>{company.name}</span>
          </Link>
        ),
      },
      { id: "sector", header: t("field.sector"), size: 140, sort: "sector", cell: (it) => it.sector ?? <Blank /> },
      { id: "city", header: t("field.city"), size: 130, sort: "city", cell: (it) => it.city ?? <Blank /> },
      {
        id: "country",
        header: t("field.country"),
        size: 130,
        sort: "country",
        cell: (it) => <Country code={it.country} />,
      },
      {
        id: "employees",
        header: t("field.employees"),
        size: 110,
        sort: "employees",
        align: "right",
        cell: (it) => <Count value={it.employees} />,
      },
      {
        id: "revenue",
        header: t("field.revenue"),
        size: 130,
        sort: "revenue",
        align: "right",
        cell: (it) => <Money value={it.revenue} compact />,
      },
      common.owner(),
      {
        id: "parent",
        header: t("field.parent"),
        path: "parentName",
        size: 160,
        hidden: true,
        cell: (it) => it.parentName ?? <Blank />,
      },
      {
        id: "founded",
        header: t("field.founded"),
        size: 90,
        sort: "foundedYear",
        hidden: true,
        align: "right",
        cell: (it) => it.foundedYear ?? <Blank />,
      },
      ...custom.columns,
      common.tags(),
      common.quality(),
      common.time("updatedAt", t("field.updated")),
    ],
    [t, common, custom],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "sector", label: t("field.sector"), kind: "text" },
      { field: "city", label: t("field.city"), kind: "text" },
      { field: "country", label: t("field.country"), kind: "text" },
      { field: "employees", label: t("field.employees"), kind: "number" },
      common.ownerField(),
      { field: "parentName", label: t("field.parent"), kind: "text" },
      common.tagsField(),
      ...common.qualityFields(),
      ...custom.filters,
    ],
    [t, common, custom],
  );
  return (
    <ResourceList
      resource="companies"
      title={t("nav.companies")}
      columns={columns}
      fields={fields}
      defaultSort="name"
      search={search}
      onSearch={onSearch}
      create={can("company", "create") ? { label: t("company.new"), onClick: onCreate } : undefined}
      permission="company"
      bulk={{ assign: true, tags: true, more, fields: editable(fields, "sector", "city", "country", ...custom.bulk) }}
      emptyHint={t("company.emptyHint")}
      to={(id) => `/companies/${id}`}
    />
  );
}
