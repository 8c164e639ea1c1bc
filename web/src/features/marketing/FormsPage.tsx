import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Ago, Blank, Count, Pill, Tags } from "@/shared/ui/values";
import type { WebForm } from "./types";

export function FormsPage({ search, onSearch }: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const columns = useMemo<ListColumn<WebForm>[]>(
    () => [
      {
        id: "name",
        header: t("webForm.one"),
        size: 260,
        sort: "name",
        cell: (form) => (
          <Link to="/forms/$id" params={{ id: form.id }} className={named.named}>
            <span>{form.name}</span>
          </Link>
        ),
      },
      {
        id: "active",
        header: t("field.state"),
        size: 120,
        cell: ({ active }) => (
          <Pill tone={active ? "good" : "neutral"}>{active ? t("webForm.active") : t("webForm.inactive")}</Pill>
        ),
      },
      {
        id: "fields",
        header: t("webForm.fields"),
        size: 80,
        align: "right",
        cell: (form) => <Count value={form.fields.length} />,
      },
      { id: "language", header: t("field.language"), size: 90, cell: (form) => form.language ?? <Blank /> },
      { id: "tags", header: t("field.tags"), size: 180, cell: (form) => <Tags values={form.tags} /> },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 140,
        sort: "updatedAt",
        align: "right",
        cell: (form) => <Ago value={form.updatedAt} />,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "name", label: t("field.name"), kind: "text" },
      { field: "active", label: t("webForm.active"), kind: "flag" },
    ],
    [t],
  );
  return (
    <ResourceList
      resource="forms"
      permission="form"
      title={t("nav.forms")}
      columns={columns}
      fields={fields}
      defaultSort="name"
      search={search}
      onSearch={onSearch}
      create={
        can("form", "create")
          ? { label: t("webForm.new"), onClick: () => void navigate({ to: "/forms/$id", params: { id: "new" } }) }
          : undefined
      }
      emptyHint={t("webForm.emptyHint")}
      to={(id) => `/forms/${id}`}
    />
  );
}
