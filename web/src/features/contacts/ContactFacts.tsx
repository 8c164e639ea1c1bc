import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Contact, Labelled } from "@/shared/api/types";
import { type Fact, Facts } from "@/shared/ui/Facts";
import { ownerFact, tagsFact, textFact, timeFacts } from "@/shared/ui/factKinds";
import named from "@/shared/ui/named.module.css";
import { Blank } from "@/shared/ui/values";

/** Keeps the kind of the addresses that stay, and takes new ones as work. */
function rewrite(value: string, known: Labelled[]): Labelled[] {
  return value
    .split("\n")
    .map((it) => it.trim())
    .filter(Boolean)
    .map((it) => known.find((old) => old.value === it) ?? { value: it, kind: "work" });
}

export function ContactFacts({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const facts = useMemo<Fact<Contact>[]>(
    () => [
      textFact<Contact>("firstName", t("field.firstName")),
      textFact<Contact>("lastName", t("field.lastName")),
      textFact<Contact>("jobTitle", t("field.jobTitle")),
      {
        id: "emails",
        label: t("field.email"),
        show: ({ emails }) =>
          emails.length ? (
            <div>
              {emails.map(({ value }) => (
                <div key={value}>
                  <a className={named.link} href={`mailto:${value}`}>
                    {value}
                  </a>
                </div>
              ))}
            </div>
          ) : (
            <Blank />
          ),
        edit: {
          as: "tags",
          read: ({ emails }) => emails.map((it) => it.value).join("\n"),
          write: (value, { emails }) => ({ emails: rewrite(value, emails) }),
        },
      },
      {
        id: "phones",
        label: t("field.phone"),
        show: ({ phones }) =>
          phones.length ? (
            <div>
              {phones.map(({ value }) => (
                <div key={value}>
                  <a className={named.link} href={`tel:${value}`}>
                    {value}
                  </a>
                </div>
              ))}
            </div>
          ) : (
            <Blank />
          ),
        edit: {
          as: "tags",
          read: ({ phones }) => phones.map((it) => it.value).join("\n"),
          write: (value, { phones }) => ({ phones: rewrite(value, phones) }),
        },
      },
      textFact<Contact>("city", t("field.city")),
      textFact<Contact>("country", t("field.country")),
      textFact<Contact>("language", t("field.language")),
      ownerFact<Contact>(t("field.owner"), users),
      tagsFact<Contact>(t("field.tags")),
      ...timeFacts<Contact>(t),
    ],
    [t, users],
  );
  return (
    <Facts
      resource="contacts"
      record={contact}
      facts={facts}
      editable={can("contact", "update") && !contact.mergedInto}
    />
  );
}
