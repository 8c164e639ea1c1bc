import type { AuditEntry, Reading } from "../../src/features/audit/types.ts";
import { json, type MakePart, problem } from "./part.ts";

const now = Date.parse("2026-11-22T02:00:00Z");
const at = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const hash = (position: number) => `${position.toString(16).padStart(4, "0")}${"7c3f19ab".repeat(8)}`.slice(0, 64);

function entry(position: number, minutes: number, more: Partial<AuditEntry>): AuditEntry {
  return {
    id: `audit-${position}`,
    position,
    at: at(minutes),
    type: "klientela.contacts.contact.updated.v1",
    resource: "contact",
    recordId: "contact-3",
    recordName: "Wojciech Brzęczyszczykiewicz-Konstantynopolitański",
    sequence: 3,
    actor: "user:user-1",
    actorName: "Anna Nowak",
    client: "klientela-web",
    address: "10.20.0.14",
    agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0",
    changes: [],
    previous: hash(position - 1),
    hash: hash(position),
    ...more,
  };
}

const changes: Record<string, AuditEntry[]> = {
  contacts: [
    entry(412, 6, {
      reason: "Klient poprosił o sprostowanie danych",
      changes: [
        { field: "emails[0].value", before: "w.brzeczyszczykiewicz@przyklad.example", after: "biuro@przyklad.example" },
        { field: "jobTitle", before: "Kierownik", after: "Dyrektor działu zakupów i logistyki" },
        { field: "ownerId", after: "user-2" },
      ],
    }),
    entry(411, 95, {
      type: "klientela.contacts.lead.converted.v1",
      resource: "lead",
      recordId: "lead-6",
      recordName: "Halina Żółć",
      actor: "system:contacts-service",
      actorName: null,
      address: null,
      agent: null,
      changes: [{ field: "status", before: "qualified", after: "converted" }],
    }),
    entry(410, 3000, {
      type: "klientela.contacts.contact.created.v1",
      recordId: "contact-9",
      recordName: "Jan Kowalski",
      actor: "client:erp",
      actorName: "System ERP",
      client: "erp",
      changes: [
        { field: "name", after: "Jan Kowalski" },
        { field: "tags[0]", after: "=HYPERLINK()" },
      ],
    }),
  ],
  sales: [
    entry(88, 40, {
      type: "klientela.sales.deal.stage-changed.v1",
      resource: "deal",
      recordId: "deal-4",
      recordName: "Wdrożenie systemu magazynowego",
      actorName: "Piotr Zieliński",
      actor: "user:user-2",
      changes: [
        { field: "stage", before: "Oferta", after: "Negocjacje" },
        { field: "probability", before: 40, after: 70 },
      ],
    }),
  ],
  identity: [
    entry(21, 700, {
      type: "klientela.identity.user.updated.v1",
      resource: "user",
      recordId: "user-2",
      recordName: "Piotr Zieliński",
      changes: [{ field: "roles[1]", after: "sales-manager" }],
    }),
  ],
};

function reading(id: number, minutes: number, more: Partial<Reading>): Reading {
  return {
    id: `reading-${id}`,
    at: at(minutes),
    actor: "user:user-2",
    actorName: "Piotr Zieliński",
    client: "klientela-web",
    via: "ui",
    address: "10.20.0.21",
    action: "view",
    resource: "contact",
    recordId: "contact-3",
    persons: ["contact-3"],
    ...more,
  };
}

const readings: Record<string, Reading[]> = {
  contacts: [
    reading(3, 12, { purpose: "Rozmowa o reklamacji" }),
    reading(2, 180, {
      action: "search",
      recordId: null,
      query: 'city == "Łódź"',
      persons: ["contact-3", "contact-4", "contact-9"],
    }),
    reading(1, 4000, {
      actor: "client:erp",
      actorName: "System ERP",
      client: "erp",
      via: "api",
      action: "list",
      recordId: null,
    }),
  ],
  ticketing: [
    reading(4, 60, {
      actorName: "Katarzyna Wiśniewska",
      actor: "user:user-3",
      resource: "ticket",
      recordId: "ticket-1",
    }),
  ],
};

/** The logs of changes and of readings, per service. */
export const audit: MakePart = () => ({
  handle: ({ root, id = "", sub, rest, url }) => {
    if (root !== "audit") return undefined;
    if (sub === "entries" && rest[0]) {
      const found = changes[id]?.find((it) => it.id === rest[0]);
      return found ? json(found) : problem(404, "There is no such entry.");
    }
    const filter = url.searchParams.get("filter") ?? "";
    const q = url.searchParams.get("q")?.toLowerCase() ?? "";
    const items = (sub === "readings" ? (readings[id] ?? []) : (changes[id] ?? [])).filter((item) => {
      const wanted = /"([^"]+)"/.exec(filter)?.[1];
      const text = JSON.stringify(item);
      return (!wanted || text.includes(wanted)) && text.toLowerCase().includes(q);
    });
    return json({ items, nextCursor: null });
  },
});
