import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { Contact } from "@/shared/api/types";
import { useCustomList } from "@/shared/ui/custom/useCustomList";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { BulkActions } from "@/shared/ui/list/BulkBar";
import { editable, type ListPageProps, useCommon } from "@/shared/ui/list/common";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Avatar, Blank, Country } from "@/shared/ui/values";

interface Props extends ListPageProps {
  /** What else can be done with many people, beside what all records have. */
  many: BulkActions["more"];
}

export function ContactList({ search, onSearch, onCreate, many }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const common = useCommon();
  const custom = useCustomList<Contact>("contacts");
  const columns = useMemo<ListColumn<Contact>[]>(
    () => [
      {
        id: "name",
        header: t("field.name"),
        size: 200,
        sort: "name",
        cell: (contact) => (
          <Link to="/contacts/$id" params={{ id: contact.id }} className={named.named}>
            <Avatar name={contact.name} />
            <span>{contact.name}</span>
          </Link>
        ),
      },
      {
        id: "company",
        header: t("field.company"),
        path: "companies.companyName",
        size: 170,
        cell: ({ companies: [first] }) =>
          first ? (
            <Link to="/companies/$id" params={{ id: first.companyId }} className={named.plain}>
              {first.companyName}
            </Link>
          ) : (
            <Blank />
          ),
      },
      {
        id: "jobTitle",
        header: t("field.jobTitle"),
        size: 150,
        sort: "jobTitle",
        cell: (contact) => contact.jobTitle ?? <Blank />,
      },
      {
        id: "email",
        header: t("field.email"),
        path: "emails.value",
        size: 200,
        cell: ({ emails: [first] }) => first?.value ?? <Blank />,
      },
      {
        id: "phone",
        header: t("field.phone"),
        path: "phones.value",
        size: 140,
        cell: ({ phones: [first] }) => first?.value ?? <Blank />,
      },
      {
        id: "city",
        header: t("field.city"),
        size: 120,
        sort: "city",
        hidden: true,
        cell: (it) => it.city ?? <Blank />,
      },
      {
        id: "country",
        header: t("field.country"),
        size: 120,
        sort: "country",
        hidden: true,
        cell: (it) => <Country code={it.country} />,
      },
      common.owner(),
      ...custom.columns,
      common.tags(),
      common.quality(),
      common.time("updatedAt", t("field.updated")),
    ],
    [t, common, custom],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "jobTitle", label: t("field.jobTitle"), kind: "text" },
      { field: "city", label: t("field.city"), kind: "text" },
      { field: "country", label: t("field.country"), kind: "text" },
      common.ownerField(),
      common.tagsField(),
      common.createdField(),
      ...common.qualityFields(),
      { field: "languages", label: t("people.languages"), kind: "tags" },
      { field: "timeZone", label: t("people.timeZone"), kind: "text" },
      ...custom.filters,
    ],
    [t, common, custom],
  );
  return (
    <ResourceList
      resource="contacts"
      title={t("nav.people")}
      columns={columns}
      fields={fields}
      defaultSort="name"
      search={search}
      onSearch={onSearch}
      create={can("contact", "create") ? { label: t("contact.new"), onClick: onCreate } : undefined}
      permission="contact"
      bulk={{
        assign: true,
        tags: true,
        fields: editable(fields, "jobTitle", "city", "country", ...custom.bulk),
        ...(many ? { more: many } : {}),
      }}
      emptyHint={t("contact.emptyHint")}
      to={(id) => `/contacts/${id}`}
    />
  );
}
