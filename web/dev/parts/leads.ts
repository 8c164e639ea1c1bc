import type { Conversion, Lead } from "../../src/features/leads/types.ts";
import type { Contact, Deal, HistoryItem } from "../../src/shared/api/types.ts";
import type { Mock } from "../mock.ts";
import { fold } from "../text.ts";
import { bodyOf, change, json, type MakePart, problem, record, stale } from "./part.ts";

const now = Date.now();
const hour = 3_600_000;

const people: [string, string, string, string, string][] = [
  [
    "Grażyna",
    "Błaszczykowska-Wróblewska",
    "Przedsiębiorstwo Handlowo-Usługowe „Żuraw” Sp. z o.o.",
    "Kierowniczka zakupów",
    "Bydgoszcz",
  ],
  ["Tomasz", "Lis", "Browar Zamkowy", "Właściciel", "Cieszyn"],
  ["Emily", "Whitfield", "Bluepeak Ltd", "Head of Operations", "Leeds"],
  ["Paweł", "Śliwiński", "Szkoła Podstawowa nr 12", "Dyrektor", "Toruń"],
  ["Iwona", "Czech", "Apteki Jaśmin", "Koordynatorka sieci", "Rzeszów"],
  ["Michał", "Górecki", "Górecki Transport", "Prezes zarządu", "Gliwice"],
  ["Oliver", "Harrison", "Northwind Traders", "Procurement Lead", "Bristol"],
  ["Beata", "Król", "Hotel pod Lipami", "Menedżerka", "Sopot"],
  ["Rafał", "Zięba", "Zięba i Wspólnicy", "Radca prawny", "Warszawa"],
  ["Agnieszka", "Ćwiklińska", "Fabryka Mebli Dąb", "Specjalistka ds. IT", "Kielce"],
];
const messages = [
  "Dzień dobry,\n\nszukamy systemu dla 40 osób w trzech magazynach. Interesuje nas integracja z naszym obecnym programem księgowym oraz szkolenie zespołu. Czy mogą Państwo zadzwonić we wtorek po 10?\n\nPozdrawiam",
  "We saw your stand in Poznań. Could you send a price list for 250 seats?",
  "Proszę o ofertę na serwis roczny.",
  null,
];
const froms: Pick<Lead, "source" | "sourceName" | "attribution" | "formId">[] = [
  {
    source: "form",
    sourceName: "Zapytaj o ofertę",
    formId: "form-0",
    attribution: {
      source: "google",
      medium: "cpc",
      campaign: "jesien-2026-magazyny",
      term: "system magazynowy dla firm",
      referrer: "https://www.google.com/",
      landingPage: "https://klientela.example/magazyny?wariant=b",
    },
  },
  { source: "form", sourceName: "Kontakt", formId: "form-1", attribution: { referrer: "https://www.linkedin.com/" } },
  { source: "import", sourceName: "targi-poznan-2026.csv" },
  { source: "email", sourceName: null },
  { source: "api", sourceName: "Kalkulator na stronie", attribution: { source: "newsletter", medium: "email" } },
  { source: "manual", sourceName: null },
];

function made(mock: Mock): Lead[] {
  const users = mock.data.users.filter((user) => user.status === "active");
  const statuses: Lead["status"][] = ["new", "new", "working", "qualified", "converted", "working", "disqualified"];
  return Array.from({ length: 46 }, (_, index): Lead => {
    const [firstName, lastName, companyName, jobTitle, city] = people[index % people.length] as (typeof people)[number];
    const status = statuses[(index * 3) % statuses.length] ?? "new";
    const owner = index % 4 === 1 && status === "new" ? undefined : users[(index * 2) % users.length];
    const at = new Date(now - (index * index * 0.7 + index * 3 + 0.2) * hour).toISOString();
    const round = owner && index % 3 !== 2;
    return {
      id: `lead-${index}`,
      version: 1,
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      email: `${fold(firstName)}.${fold(lastName)}@${fold(companyName)
        .replace(/[^a-z]+/g, "-")
        .slice(0, 18)}.example`,
      phone: index % 3 ? `+48601${String(200_300 + index * 71)}` : null,
      companyName,
      jobTitle,
      message: messages[index % messages.length] ?? null,
      language: city === "Leeds" || city === "Bristol" ? "en" : "pl",
      city,
      country: city === "Leeds" || city === "Bristol" ? "GB" : "PL",
      status,
      ...(froms[index % froms.length] as (typeof froms)[number]),
      submissionIds: [],
      disqualifiedReason: status === "disqualified" ? "Brak budżetu w tym roku, wracamy w styczniu" : null,
      routingReason: owner
        ? round
          ? `Kolej w zespole Sprzedaż Północ: ${owner.name} ma najmniej otwartych leadów`
          : `Przydzielono ręcznie: ${owner.name}`
        : null,
      contactId: status === "converted" ? (mock.data.contacts[index]?.id ?? null) : null,
      companyId: status === "converted" ? (mock.data.companies[index % 20]?.id ?? null) : null,
      dealId: status === "converted" ? (mock.data.deals[index]?.id ?? null) : null,
      convertedAt: status === "converted" ? at : null,
      tags: index % 5 === 0 ? ["targi", "magazyny"] : [],
      ownerId: owner?.id ?? null,
      ownerName: owner?.name ?? null,
      teamId: owner?.teamIds[0] ?? null,
      createdAt: at,
      createdBy: "system:form",
      updatedAt: at,
    };
  });
}

/** Leads, how they are given out, and how they are converted. */
export const leads: MakePart = (mock) => {
  const all = made(mock);
  const conversions = new Map<string, number>();
  let turn = 0;
  const event = (lead: Lead, verb: string, at: string, changes: HistoryItem["changes"] = null): HistoryItem => ({
    id: `${lead.id}-${verb}-${at}`,
    type: `klientela.contacts.lead.${verb}.v1`,
    at,
    actor: verb === "created" ? "system:form" : `user:${mock.me.id}`,
    sequence: lead.version,
    changes,
  });
  const histories = new Map<string, HistoryItem[]>();
  const history = (lead: Lead): HistoryItem[] => {
    const known = histories.get(lead.id);
    if (known) return known;
    const start = [event(lead, "created", lead.createdAt)];
    if (lead.ownerId) start.unshift(event(lead, "assigned", lead.createdAt, { ownerName: { after: lead.ownerName } }));
    if (lead.status !== "new" && lead.status !== "working") start.unshift(event(lead, lead.status, lead.updatedAt));
    histories.set(lead.id, start);
    return start;
  };
  const done = (lead: Lead, verb: string, to: Partial<Lead>) => {
    const before = lead.ownerName;
    const past = history(lead);
    change(lead, to);
    past.unshift(
      event(lead, verb, lead.updatedAt, verb === "assigned" ? { ownerName: { before, after: lead.ownerName } } : null),
    );
    mock.changed();
    return record(lead);
  };
  const assign = (lead: Lead, { ownerId, teamId }: Record<string, unknown>) => {
    const active = mock.data.users.filter((it) => it.status === "active");
    const team = mock.data.teams.find((it) => it.id === teamId);
    const takers = team ? active.filter((it) => it.teamIds.includes(team.id)) : active;
    const user = active.find((it) => it.id === ownerId) ?? takers[turn++ % Math.max(1, takers.length)];
    if (!user)
      return problem(422, "Nobody in the team can take it.", [{ field: "teamId", message: "has no active user" }]);
    return done(lead, "assigned", {
      ownerId: user.id,
      ownerName: user.name,
      status: lead.status === "new" ? "working" : lead.status,
      routingReason: ownerId ? `Przydzielono ręcznie: ${user.name}` : `Kolej: ${user.name}`,
    });
  };
  /** What a conversion has come to, a step each half second. */
  const conversion = (lead: Lead): Conversion => {
    const since = Date.now() - (conversions.get(lead.id) ?? 0);
    const names = ["contact", "company", "deal"];
    const at = mock.fast ? names.length : Math.floor(since / 500);
    if (at >= names.length && lead.status !== "converted") {
      finish(mock, lead);
      done(lead, "converted", { status: "converted", convertedAt: new Date().toISOString() });
    }
    return {
      status: at >= names.length ? "done" : "running",
      steps: names.map((name, index) => ({
        name,
        status: index < at ? "done" : index === at ? "running" : "waiting",
      })),
    };
  };
  return {
    lists: { leads: all },
    created: {
      leads: (body) => ({
        name: [body.firstName, body.lastName].filter(Boolean).join(" ") || body.email || body.companyName,
        status: body.ownerId ? "working" : "new",
        submissionIds: [],
        ownerId: body.ownerId ?? mock.me.id,
        ownerName: mock.data.users.find((it) => it.id === (body.ownerId ?? mock.me.id))?.name,
      }),
    },
    handle: async ({ request, root, id, sub }) => {
      const lead = root === "leads" && id ? all.find((it) => it.id === id) : undefined;
      if (!lead || !sub) return undefined;
      if (sub === "history") return json({ items: history(lead) });
      if (sub === "conversion") return json(conversion(lead));
      if (request.method !== "POST") return undefined;
      const refused = stale(request, lead);
      if (refused) return refused;
      const body = await bodyOf(request);
      if (sub === "assign") return assign(lead, body);
      if (sub === "qualify") return done(lead, "qualified", { status: "qualified" });
      if (sub === "disqualify")
        return done(lead, "disqualified", { status: "disqualified", disqualifiedReason: String(body.reason) });
      if (sub === "reopen") return done(lead, "reopened", { status: "working", disqualifiedReason: null });
      if (sub === "convert") {
        conversions.set(lead.id, Date.now());
        wanted.set(lead.id, body);
        return record(lead);
      }
      return undefined;
    },
  };
};

const wanted = new Map<string, Record<string, unknown>>();

/** Makes the contact, the company and the deal. */
function finish(mock: Mock, lead: Lead) {
  const { contacts, companies, deals, pipelines } = mock.data;
  const body = wanted.get(lead.id) ?? {};
  const at = new Date().toISOString();
  const base = {
    version: 1,
    createdAt: at,
    createdBy: mock.me.id,
    updatedAt: at,
    tags: [],
    ownerId: lead.ownerId ?? null,
  };
  let company = companies.find((it) => it.id === body.companyId);
  if (body.createCompany && lead.companyName) {
    company = { ...base, id: mock.newId("company-new"), name: lead.companyName, ownerName: lead.ownerName ?? null };
    companies.unshift(company);
  }
  let contact = contacts.find((it) => it.id === body.contactId);
  if (!contact) {
    contact = {
      ...base,
      id: mock.newId("contact-new"),
      name: lead.name,
      firstName: lead.firstName ?? null,
      lastName: lead.lastName ?? null,
      emails: lead.email ? [{ value: lead.email, kind: "work" }] : [],
      phones: lead.phone ? [{ value: lead.phone, kind: "mobile" }] : [],
      companies: company ? [{ companyId: company.id, companyName: company.name }] : [],
      ownerName: lead.ownerName ?? null,
    } satisfies Contact;
    contacts.unshift(contact);
  }
  const wish = body.deal as { name: string; amount?: Deal["amount"] } | null | undefined;
  const stage = pipelines[0]?.stages[0];
  let deal: Deal | undefined;
  if (wish && stage) {
    deal = {
      ...base,
      id: mock.newId("deal-new"),
      name: wish.name,
      pipelineId: "pipeline-0",
      stageId: stage.id,
      stage: stage.name,
      status: "open",
      probability: stage.probability,
      amount: wish.amount ?? null,
      companyId: company?.id ?? null,
      companyName: company?.name ?? null,
      contacts: [{ contactId: contact.id, name: contact.name }],
      lines: [],
      stageHistory: [{ stageId: stage.id, stage: stage.name, at, by: mock.me.id }],
    };
    deals.unshift(deal);
  }
  Object.assign(lead, { contactId: contact.id, companyId: company?.id ?? null, dealId: deal?.id ?? null });
}
