import type { Segment } from "../../../src/features/marketing/types.ts";
import type { Contact } from "../../../src/shared/api/types.ts";
import type { Mock } from "../../mock.ts";
import { at, base, owner } from "./base.ts";

export const fields = [
  ...[
    "name",
    "firstName",
    "lastName",
    "email",
    "language",
    "city",
    "country",
    "jobTitle",
    "companyName",
    "ownerName",
  ].map((name) => ({ name, kind: "text" })),
  { name: "tags", kind: "list" },
  { name: "createdAt", kind: "timestamp" },
  ...["dealsOpen", "dealsWon", "dealsLost", "wonValue"].map((name) => ({ name, kind: "number" })),
  { name: "lastWonAt", kind: "timestamp" },
  ...["ticketsOpen", "ticketsTotal", "satisfaction"].map((name) => ({ name, kind: "number" })),
  { name: "lastTicketAt", kind: "timestamp" },
  ...["mailsSent", "mailsOpened", "mailsClicked"].map((name) => ({ name, kind: "number" })),
  { name: "lastOpenedAt", kind: "timestamp" },
  { name: "unsubscribed", kind: "boolean" },
  { name: "bounced", kind: "boolean" },
];

export function segments(): Segment[] {
  const make = (id: string, name: string, filter: string, description: string, days: number): Segment => ({
    ...base(id, days),
    ...owner,
    name,
    filter,
    description,
  });
  return [
    make(
      "segment-0",
      "Stali klienci z północy",
      'dealsWon >= 1 && (city == "Gdańsk" || city == "Świnoujście")',
      "Kupili przynajmniej raz, są z Pomorza.",
      2,
    ),
    make("segment-1", "Newsletter: wszyscy z adresem", "has(email)", "Podstawa comiesięcznego wydania.", 9),
    make(
      "segment-2",
      "Dawno nie otwierali – do przypomnienia przed końcem kwartału",
      'mailsSent >= 1 && lastOpenedAt < now - duration("2160h")',
      "",
      30,
    ),
    make("segment-3", "Decydenci w produkcji", '"decydent" in tags && companyName.contains("Zakłady")', "", 44),
    make("segment-4", "Nieczytelny przykład", "dealsWon >= ", "", 80),
  ];
}

/** What marketing knows of a contact. */
export function personOf(contact: Contact, index: number, mock: Mock) {
  const deals = mock.data.deals.filter((it) => it.contacts.some((one) => one.contactId === contact.id));
  return {
    contactId: contact.id,
    name: contact.name,
    firstName: contact.firstName,
    lastName: contact.lastName,
    email: index % 17 === 5 ? undefined : contact.emails[0]?.value,
    language: contact.language,
    city: contact.city,
    country: contact.country,
    jobTitle: contact.jobTitle,
    companyName: contact.companies[0]?.companyName,
    tags: contact.tags,
    ownerName: contact.ownerName,
    createdAt: contact.createdAt,
    dealsOpen: deals.filter((it) => it.status === "open").length,
    dealsWon: deals.filter((it) => it.status === "won").length,
    dealsLost: deals.filter((it) => it.status === "lost").length,
    wonValue: 0,
    ticketsOpen: index % 9 === 0 ? 1 : 0,
    ticketsTotal: index % 5,
    mailsSent: index % 4,
    mailsOpened: index % 3,
    mailsClicked: index % 7 === 0 ? 1 : 0,
    lastOpenedAt: at(index % 200),
    unsubscribed: index % 31 === 0,
    bounced: index % 53 === 0,
  };
}
