import type { Activity, Company, Contact, Deal, Pipeline, Product, Role, Team, User } from "../src/shared/api/types.ts";
import { fold } from "./text.ts";

export interface Data {
  contacts: Contact[];
  companies: Company[];
  activities: Activity[];
  deals: Deal[];
  pipelines: Pipeline[];
  products: Product[];
  users: User[];
  teams: Team[];
  roles: Role[];
}

/** A seeded source of numbers, so that every start shows the same company. */
function source(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const first = [
  "Anna",
  "Zbigniew",
  "Małgorzata",
  "Krzysztof",
  "Wojciech",
  "Aleksandra",
  "Łukasz",
  "Żaneta",
  "James",
  "Emily",
  "Oliver",
  "Grace",
  "Stanisław",
  "Bożena",
  "Jędrzej",
  "Katarzyna",
];
const last = [
  "Nowak",
  "Wiśniewska",
  "Brzęczyszczykiewicz",
  "Kowalczyk",
  "Zielińska",
  "Szymański",
  "Dąbrowska-Jabłońska",
  "Wójcik",
  "Harrison",
  "Whitfield",
  "Ostrowska",
  "Mazur",
  "Krawczyk",
  "Piotrowska",
  "Grabowski",
  "Pawłowska",
];
const company = [
  "Zakłady Mechaniczne",
  "Hurtownia",
  "Przedsiębiorstwo Budowlane",
  "Spółdzielnia Mleczarska",
  "Northwind",
  "Studio Projektowe",
  "Fabryka Mebli",
  "Centrum Medyczne",
  "Kowalski i Synowie",
  "Bluepeak",
  "Elektrownia",
  "Drukarnia",
];
const place = [
  "Łódź",
  "Gdańsk",
  "Wrocław",
  "Kraków",
  "Poznań",
  "Leeds",
  "Warszawa",
  "Rzeszów",
  "Bristol",
  "Świnoujście",
];
const sectors = ["produkcja", "handel", "budownictwo", "medycyna", "technologia", "usługi"];
const jobs = [
  "Kierowniczka zakupów",
  "Dyrektor operacyjny",
  "Head of Procurement",
  "Specjalista ds. IT",
  "Prezes zarządu",
  "Office Manager",
  "Główna księgowa",
];
const offers = [
  "Wdrożenie systemu magazynowego",
  "Serwis roczny",
  "Rozbudowa linii produkcyjnej",
  "Licences for 250 seats",
  "Audyt energetyczny",
  "Dostawa terminali",
  "Migracja danych i szkolenie zespołu",
  "Abonament Premium",
];
const notes = [
  "Prosi o ofertę do piątku, decyduje razem z działem prawnym.",
  "Rozmowa o warunkach serwisu; wraca po urlopie.",
  "Wants a reference from the same sector before the board meets.",
];

const now = Date.parse("2026-11-22T02:00:00Z");
const day = 86_400_000;

export function generate({ companies = 240, contacts = 1200, deals = 900 } = {}): Data {
  const random = source(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const ago = (days: number) => new Date(now - random() * days * day).toISOString();
  const base = (prefix: string, index: number) => {
    const createdAt = ago(700);
    return {
      id: `${prefix}-${index}`,
      version: 1,
      createdAt,
      createdBy: "user-0",
      updatedAt: new Date(Math.max(Date.parse(createdAt), now - random() * 90 * day)).toISOString(),
    };
  };
  const teams: Team[] = ["Sprzedaż", "Sprzedaż Północ", "Sprzedaż Południe"].map((name, index) => ({
    ...base("team", index),
    name,
    parentId: index ? "team-0" : null,
  }));
  const roles: Role[] = [
    ["admin", "Administrator"],
    ["sales-manager", "Kierownik sprzedaży"],
    ["sales-rep", "Handlowiec"],
  ].map(([id = "", name = ""]) => ({ ...base("role", 0), id, name, builtIn: true, permissions: [] }));
  const users: User[] = Array.from({ length: 14 }, (_, index) => {
    const name = `${first[index % first.length]} ${last[(index * 5) % last.length]}`;
    return {
      ...base("user", index),
      name,
      email: index < 6 ? `${fold(name).replace(" ", ".")}@klientela.example` : null,
      roles: [index === 0 ? "admin" : index < 3 ? "sales-manager" : "sales-rep"],
      teamIds: [`team-${index % 3}`],
      status: index < 5 ? "active" : index === 5 ? "invited" : index === 13 ? "disabled" : "not-invited",
    };
  });
  const owner = () => {
    const user = pick(users);
    return { ownerId: user.id, ownerName: user.name, teamId: user.teamIds[0] ?? null };
  };
  const firms: Company[] = Array.from({ length: companies }, (_, index) => {
    const city = pick(place);
    const parent = index > 20 && random() < 0.12 ? Math.floor(random() * 20) : undefined;
    return {
      ...base("company", index),
      ...owner(),
      name: `${pick(company)} ${city}${index % 3 ? "" : ` ${["Sp. z o.o.", "S.A.", "Ltd"][index % 9 === 0 ? 0 : index % 2 ? 1 : 2]}`}`,
      sector: pick(sectors),
      website: `www.${fold(city)}-${index}.example`,
      phone: `+4822${String(5_550_000 + index)}`,
      city,
      country: city === "Leeds" || city === "Bristol" ? "GB" : "PL",
      foundedYear: 1950 + Math.floor(random() * 72),
      revenue: { amount: String(Math.round(random() * 90_000) * 1000), currency: "PLN" },
      employees: Math.round(5 + random() * random() * 4000),
      parentId: parent === undefined ? null : `company-${parent}`,
      parentName: null,
      tags: random() < 0.2 ? ["kluczowy"] : [],
    };
  });
  for (const firm of firms) firm.parentName = firms.find((it) => it.id === firm.parentId)?.name ?? null;
  const people: Contact[] = Array.from({ length: contacts }, (_, index) => {
    const firstName = pick(first);
    const lastName = pick(last);
    const firm = pick(firms);
    return {
      ...base("contact", index),
      ...owner(),
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      emails: [
        { value: `${fold(firstName)}.${fold(lastName)}${index}@${fold(firm.city ?? "")}.example`, kind: "work" },
      ],
      phones: random() < 0.8 ? [{ value: `+4860${String(1_000_000 + index * 37)}`, kind: "mobile" }] : [],
      companies: random() < 0.92 ? [{ companyId: firm.id, companyName: firm.name, role: null }] : [],
      jobTitle: pick(jobs),
      language: "pl",
      city: firm.city,
      country: firm.country,
      tags: random() < 0.15 ? ["decydent"] : [],
    };
  });
  const stages: Pipeline["stages"] = [
    { id: "stage-new", name: "Nowe", kind: "open", probability: 10 },
    { id: "stage-talks", name: "Rozmowy", kind: "open", probability: 30 },
    { id: "stage-offer", name: "Oferta", kind: "open", probability: 55 },
    { id: "stage-terms", name: "Negocjacje", kind: "open", probability: 75 },
    { id: "stage-won", name: "Wygrane", kind: "won", probability: 100 },
    { id: "stage-lost", name: "Przegrane", kind: "lost", probability: 0 },
  ];
  const pipelines: Pipeline[] = [{ ...base("pipeline", 0), name: "Sprzedaż", isDefault: true, stages }];
  const products: Product[] = offers.map((name, index) => ({
    ...base("product", index),
    name,
    sku: `KL-${100 + index * 11}`,
    family: ["Usługi", "Sprzęt", "Licencje"][index % 3] ?? null,
    description: null,
    price: { amount: `${1200 + index * 1850}.00`, currency: "PLN" },
    active: index !== 6,
  }));
  const all: Deal[] = Array.from({ length: deals }, (_, index) => {
    const firm = pick(firms);
    const chance = random();
    const stage = stages[chance < 0.46 ? 4 : chance < 0.72 ? 5 : Math.floor(random() * 4)] as (typeof stages)[number];
    const product = pick(products);
    const closed = new Date(now - random() * random() * 640 * day).toISOString();
    const person = people.find((it) => it.companies[0]?.companyId === firm.id);
    const record = base("deal", index);
    return {
      ...record,
      ...owner(),
      name: `${product.name} – ${firm.city}`,
      pipelineId: "pipeline-0",
      stageId: stage.id,
      stage: stage.name,
      status: stage.kind,
      probability: stage.probability,
      amount: { amount: `${Math.round(2 + random() * random() * 180) * 500}.00`, currency: "PLN" },
      companyId: firm.id,
      companyName: firm.name,
      contacts: person ? [{ contactId: person.id, name: person.name, role: "osoba decyzyjna" }] : [],
      lines: [
        {
          productId: product.id,
          productName: product.name,
          quantity: 1 + Math.floor(random() * 4),
          unitPrice: product.price ?? null,
        },
      ],
      engagedOn: ago(400).slice(0, 10),
      expectedCloseOn: stage.kind === "open" ? new Date(now + random() * 90 * day).toISOString().slice(0, 10) : null,
      closedOn: stage.kind === "open" ? null : closed.slice(0, 10),
      lossReason: stage.kind === "lost" ? "Wybrali tańszego dostawcę" : null,
      nextStep: stage.kind === "open" ? "Wysłać poprawioną ofertę" : null,
      tags: [],
      stageHistory: [
        { stageId: "stage-new", stage: "Nowe", at: record.createdAt, by: "user-0" },
        ...(stage.id === "stage-new"
          ? []
          : [{ stageId: stage.id, stage: stage.name, at: record.updatedAt, by: "user-1" }]),
      ],
    };
  });
  const activities: Activity[] = people.slice(0, 400).map((contact, index) => ({
    ...base("activity", index),
    ...owner(),
    name: ["Rozmowa o ofercie", "Spotkanie w siedzibie klienta", "Notatka po prezentacji"][index % 3] ?? "",
    kind: (["call", "meeting", "note"] as const)[index % 3] ?? "note",
    body: notes[index % 3] ?? null,
    contactId: contact.id,
    companyId: contact.companies[0]?.companyId ?? null,
    occurredAt: ago(120),
  }));
  return { contacts: people, companies: firms, activities, deals: all, pipelines, products, users, teams, roles };
}
