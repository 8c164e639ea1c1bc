import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Ago, Blank, Person, Pill } from "@/shared/ui/values";
import type { Template } from "./types";

export function TemplatesPage({ search, onSearch }: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const columns = useMemo<ListColumn<Template>[]>(
    () => [
      {
        id: "name",
        header: t("template.one"),
        size: 240,
        sort: "name",
        cell: (template) => (
          <Link to="/templates/$id" params={{ id: template.id }} className={named.named}>
            <span>{template.name}</span>
          </Link>
        ),
      },
      { id: "subject", header: t("template.subject"), size: 300, cell: (template) => template.subject },
      {
        id: "format",
        header: t("template.format"),
        size: 90,
        cell: (template) => <Pill>{template.format.toUpperCase()}</Pill>,
      },
      {
        id: "language",
        header: t("field.language"),
        size: 90,
        cell: (template) => template.language ?? <Blank />,
      },
      {
        id: "ownerName",
        header: t("field.owner"),
        size: 160,
        cell: (template) => <Person name={template.ownerName} />,
      },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 140,
        sort: "updatedAt",
        align: "right",
        cell: (template) => <Ago value={template.updatedAt} />,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "name", label: t("field.name"), kind: "text" },
      {
        field: "format",
        label: t("template.format"),
        kind: "choice",
        choices: ["html", "mjml"].map((value) => ({ value, label: value.toUpperCase() })),
      },
      { field: "language", label: t("field.language"), kind: "text" },
    ],
    [t],
  );
  return (
    <ResourceList
      resource="templates"
      permission="template"
      title={t("nav.templates")}
      columns={columns}
      fields={fields}
      defaultSort="-updatedAt"
      search={search}
      onSearch={onSearch}
      create={
        can("template", "create")
          ? {
              label: t("template.new"),
              onClick: () => void navigate({ to: "/templates/$id", params: { id: "new" } }),
            }
          : undefined
      }
      emptyHint={t("template.emptyHint")}
      to={(id) => `/templates/${id}`}
    />
  );
}
