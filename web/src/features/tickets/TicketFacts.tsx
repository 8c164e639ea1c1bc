import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { Ticket } from "@/shared/api/ticketing";
import { Facts } from "@/shared/ui/Facts";
import type { Fact } from "@/shared/ui/fact";
import { tagsFact, textFact, timeFacts } from "@/shared/ui/factKinds";
import named from "@/shared/ui/named.module.css";
import { Blank } from "@/shared/ui/values";

export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const can = useCan();
  const facts = useMemo<Fact<Ticket>[]>(
    () => [
      textFact<Ticket>("name", t("ticket.subject")),
      {
        id: "contact",
        label: t("ticket.requester"),
        show: ({ contactId, contactName, contactEmail }) =>
          contactId ? (
            <Link to="/contacts/$id" params={{ id: contactId }} className={named.link}>
              {contactName ?? contactEmail}
            </Link>
          ) : (
            (contactName ?? <Blank />)
          ),
      },
      {
        id: "email",
        label: t("field.email"),
        show: ({ contactEmail }) =>
          contactEmail ? (
            <a className={named.link} href={`mailto:${contactEmail}`}>
              {contactEmail}
            </a>
          ) : (
            <Blank />
          ),
      },
      {
        id: "company",
        label: t("field.company"),
        show: ({ companyId, companyName }) =>
          companyId ? (
            <Link to="/companies/$id" params={{ id: companyId }} className={named.link}>
              {companyName}
            </Link>
          ) : (
            <Blank />
          ),
      },
      { id: "channel", label: t("ticket.channelName"), show: ({ channel }) => t(`ticket.channel.${channel}`) },
      tagsFact<Ticket>(t("field.tags")),
      ...timeFacts<Ticket>(t),
    ],
    [t],
  );
  return (
    <Facts
      resource="tickets"
      record={ticket}
      facts={facts}
      editable={can("ticket", "update") && ticket.status !== "merged"}
    />
  );
}
