import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Company } from "@/shared/api/types";
import type { ListColumn } from "@/shared/ui/DataList";
import type { FilterField } from "@/shared/ui/FilterBar";
import named from "@/shared/ui/named.module.css";
import { type ListSearch, ResourceList } from "@/shared/ui/ResourceList";
import { Ago, Avatar, Blank, Count, Country, Money, Person, Tags } from "@/shared/ui/values";

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  onCreate: () => void;
}

export function CompanyList({ search, onSearch, onCreate }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
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
      {
        id: "owner",
        header: t("field.owner"),
        size: 160,
        sort: "ownerName",
        cell: (it) => <Person name={it.ownerName} />,
      },
      { id: "parent", header: t("field.parent"), size: 160, hidden: true, cell: (it) => it.parentName ?? <Blank /> },
      {
        id: "founded",
        header: t("field.founded"),
        size: 90,
        sort: "foundedYear",
        hidden: true,
        align: "right",
        cell: (it) => it.foundedYear ?? <Blank />,
      },
      { id: "tags", header: t("field.tags"), size: 140, hidden: true, cell: (it) => <Tags values={it.tags} /> },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 150,
        sort: "updatedAt",
        align: "right",
        cell: (it) => <Ago value={it.updatedAt} />,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "sector", label: t("field.sector"), kind: "text" },
      { field: "city", label: t("field.city"), kind: "text" },
      { field: "country", label: t("field.country"), kind: "text" },
      { field: "employees", label: t("field.employees"), kind: "number" },
      {
        field: "ownerId",
        label: t("field.owner"),
        kind: "choice",
        choices: users.map((user) => ({ value: user.id, label: user.name })),
      },
      { field: "parentName", label: t("field.parent"), kind: "text" },
      { field: "tags", label: t("field.tags"), kind: "tags" },
    ],
    [t, users],
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
      emptyHint={t("company.emptyHint")}
      to={(id) => `/companies/${id}`}
    />
  );
}
