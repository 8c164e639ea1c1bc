import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Contact } from "@/shared/api/types";
import { useCustomFacts } from "@/shared/ui/custom/useCustomFacts";
import { Facts } from "@/shared/ui/Facts";
import type { Fact } from "@/shared/ui/fact";
import { ownerFact, tagsFact, textFact, timeFacts } from "@/shared/ui/factKinds";
import { useReachFacts } from "@/shared/ui/people/useReachFacts";
import { Country } from "@/shared/ui/values";

export function ContactFacts({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const reach = useReachFacts("contacts", contact);
  const custom = useCustomFacts("contacts", contact);
  const facts = useMemo<Fact<Contact>[]>(
    () => [
      textFact<Contact>("firstName", t("field.firstName")),
      textFact<Contact>("lastName", t("field.lastName")),
      textFact<Contact>("jobTitle", t("field.jobTitle")),
      reach.facts.emails,
      reach.facts.phones,
      reach.facts.addresses,
      textFact<Contact>("city", t("field.city")),
      { ...textFact<Contact>("country", t("field.country")), show: ({ country }) => <Country code={country} /> },
      reach.facts.languages,
      reach.facts.timeZone,
      reach.facts.links,
      ...custom.facts,
      ownerFact<Contact>(t("field.owner"), users),
      tagsFact<Contact>(t("field.tags")),
      ...timeFacts<Contact>(t),
    ],
    [t, users, reach.facts, custom.facts],
  );
  return (
    <>
      <Facts
        resource="contacts"
        record={contact}
        facts={facts}
        editable={can("contact", "update") && !contact.mergedInto}
      />
      {reach.dialog}
      {custom.dialog}
    </>
  );
}
