import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Contact } from "@/shared/api/types";
import type { ListColumn } from "@/shared/ui/DataList";
import type { FilterField } from "@/shared/ui/FilterBar";
import named from "@/shared/ui/named.module.css";
import { type ListSearch, ResourceList } from "@/shared/ui/ResourceList";
import { Ago, Avatar, Blank, Country, Person, Tags } from "@/shared/ui/values";

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  onCreate: () => void;
}

export function ContactList({ search, onSearch, onCreate }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const columns = useMemo<ListColumn<Contact>[]>(
    () => [
      {
        id: "name",
        header: t("field.name"),
        size: 220,
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
        size: 180,
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
      { id: "email", header: t("field.email"), size: 220, cell: ({ emails: [first] }) => first?.value ?? <Blank /> },
      { id: "phone", header: t("field.phone"), size: 140, cell: ({ phones: [first] }) => first?.value ?? <Blank /> },
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
      {
        id: "owner",
        header: t("field.owner"),
        size: 160,
        sort: "ownerName",
        cell: (contact) => <Person name={contact.ownerName} />,
      },
      {
        id: "tags",
        header: t("field.tags"),
        size: 140,
        hidden: true,
        cell: (contact) => <Tags values={contact.tags} />,
      },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 150,
        sort: "updatedAt",
        align: "right",
        cell: (contact) => <Ago value={contact.updatedAt} />,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "jobTitle", label: t("field.jobTitle"), kind: "text" },
      { field: "city", label: t("field.city"), kind: "text" },
      { field: "country", label: t("field.country"), kind: "text" },
      {
        field: "ownerId",
        label: t("field.owner"),
        kind: "choice",
        choices: users.map((user) => ({ value: user.id, label: user.name })),
      },
      { field: "tags", label: t("field.tags"), kind: "tags" },
      { field: "createdAt", label: t("field.created"), kind: "instant" },
    ],
    [t, users],
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
      emptyHint={t("contact.emptyHint")}
      to={(id) => `/contacts/${id}`}
    />
  );
}
