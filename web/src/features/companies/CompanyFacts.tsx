import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Company } from "@/shared/api/types";
import { useCustomFacts } from "@/shared/ui/custom/useCustomFacts";
import { Facts } from "@/shared/ui/Facts";
import type { Fact } from "@/shared/ui/fact";
import { moneyFact, numberFact, ownerFact, tagsFact, textFact, timeFacts } from "@/shared/ui/factKinds";
import named from "@/shared/ui/named.module.css";
import { useReachFacts } from "@/shared/ui/people/useReachFacts";
import { Blank, Country } from "@/shared/ui/values";
import { ParentDialog } from "./ParentDialog";

export function CompanyFacts({ company }: { company: Company }) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const [moving, setMoving] = useState(false);
  const reach = useReachFacts("companies", company);
  const custom = useCustomFacts("companies", company);
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
      reach.facts.emails,
      reach.facts.phones,
      reach.facts.addresses,
      textFact<Company>("city", t("field.city")),
      { ...textFact<Company>("country", t("field.country")), show: ({ country }) => <Country code={country} /> },
      numberFact<Company>("employees", t("field.employees")),
      moneyFact<Company>("revenue", t("field.revenue"), company.revenue?.currency ?? "USD"),
      {
        ...numberFact<Company>("foundedYear", t("field.founded")),
        show: ({ foundedYear }) => (foundedYear ? <span>{foundedYear}</span> : <Blank />),
      },
      {
        id: "parentId",
        label: t("field.parent"),
        show: ({ parentId, parentName }) =>
          parentId ? (
            <Link to="/companies/$id" params={{ id: parentId }} className={named.link}>
              {parentName ?? parentId}
            </Link>
          ) : (
            <Blank />
          ),
        onEdit: () => setMoving(true),
      },
      reach.facts.languages,
      reach.facts.timeZone,
      reach.facts.links,
      ...custom.facts,
      ownerFact<Company>(t("field.owner"), users),
      tagsFact<Company>(t("field.tags")),
      ...timeFacts<Company>(t),
    ],
    [t, users, company.revenue?.currency, reach.facts, custom.facts],
  );
  return (
    <>
      <Facts resource="companies" record={company} facts={facts} editable={can("company", "update")} />
      {reach.dialog}
      {custom.dialog}
      {moving && <ParentDialog company={company} onClose={() => setMoving(false)} />}
    </>
  );
}
