import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { Facts } from "@/shared/ui/Facts";
import type { Fact } from "@/shared/ui/fact";
import { ownerFact, tagsFact, textFact, timeFacts } from "@/shared/ui/factKinds";
import named from "@/shared/ui/named.module.css";
import { Blank } from "@/shared/ui/values";
import type { Lead } from "./types";

export function LeadFacts({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const facts = useMemo<Fact<Lead>[]>(
    () => [
      textFact<Lead>("firstName", t("field.firstName")),
      textFact<Lead>("lastName", t("field.lastName")),
      {
        ...textFact<Lead>("email", t("field.email")),
        show: ({ email }) =>
          email ? (
            <a className={named.link} href={`mailto:${email}`}>
              {email}
            </a>
          ) : (
            <Blank />
          ),
      },
      {
        ...textFact<Lead>("phone", t("field.phone")),
        show: ({ phone }) =>
          phone ? (
            <a className={named.link} href={`tel:${phone}`}>
              {phone}
            </a>
          ) : (
            <Blank />
          ),
      },
      textFact<Lead>("companyName", t("field.company")),
      textFact<Lead>("jobTitle", t("field.jobTitle")),
      textFact<Lead>("city", t("field.city")),
      textFact<Lead>("country", t("field.country")),
      textFact<Lead>("language", t("field.language")),
      ownerFact<Lead>(t("field.owner"), users),
      tagsFact<Lead>(t("field.tags")),
      ...timeFacts<Lead>(t),
    ],
    [t, users],
  );
  return (
    <Facts
      resource="leads"
      record={lead}
      facts={facts}
      editable={can("lead", "update") && lead.status !== "converted"}
    />
  );
}
