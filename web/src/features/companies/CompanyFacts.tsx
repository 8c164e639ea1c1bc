import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Company } from "@/shared/api/types";
import { type Fact, Facts } from "@/shared/ui/Facts";
import { moneyFact, numberFact, ownerFact, tagsFact, textFact, timeFacts } from "@/shared/ui/factKinds";
import named from "@/shared/ui/named.module.css";
import { Blank, Country } from "@/shared/ui/values";

export function CompanyFacts({ company }: { company: Company }) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const facts = useMemo<Fact<Company>[]>(
    () => [
      textFact<Company>("name", t("field.name")),
      textFact<Company>("sector", t("field.sector")),
      {
        ...textFact<Company>("website", t("field.website")),
        show: ({ website }) =>
          website && /^(https?:\/\/|[\w-]+\.)/.test(website) ? (
            <a
              className={named.link}
              href={website.startsWith("http") ? website : `https://${website}`}
              target="_blank"
              rel="noreferrer noopener"
            >
              {website.replace(/^https?:\/\//, "")}
            </a>
          ) : (
            (website ?? <Blank />)
          ),
      },
      textFact<Company>("phone", t("field.phone")),
      textFact<Company>("city", t("field.city")),
      { ...textFact<Company>("country", t("field.country")), show: ({ country }) => <Country code={country} /> },
      numberFact<Company>("employees", t("field.employees")),
      moneyFact<Company>("revenue", t("field.revenue"), company.revenue?.currency ?? "USD"),
      {
        ...numberFact<Company>("foundedYear", t("field.founded")),
        show: ({ foundedYear }) => (foundedYear ? <span>{foundedYear}</span> : <Blank />),
      },
      {
        id: "parent",
        label: t("field.parent"),
        show: ({ parentId, parentName }) =>
          parentId ? (
            <Link to="/companies/$id" params={{ id: parentId }} className={named.link}>
              {parentName ?? parentId}
            </Link>
          ) : (
            <Blank />
          ),
      },
      ownerFact<Company>(t("field.owner"), users),
      tagsFact<Company>(t("field.tags")),
      ...timeFacts<Company>(t),
    ],
    [t, users, company.revenue?.currency],
  );
  return <Facts resource="companies" record={company} facts={facts} editable={can("company", "update")} />;
}
