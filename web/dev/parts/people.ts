import type { CustomField, CustomKind } from "../../src/shared/api/custom.ts";
import type { Company, Contact } from "../../src/shared/api/types.ts";
import { change, json, type MakePart, problem, record, stale } from "./part.ts";

const at = "2026-03-02T09:15:30.123Z";

function field(
  position: number,
  resource: "contact" | "company",
  key: string,
  name: string,
  kind: CustomKind,
  more: Partial<CustomField> = {},
): CustomField {
  const id = `custom-${resource}-${key}`;
  const base = { id, name, resource, key, path: `${resource}.${key}`, kind, position, archived: false };
  return { ...base, version: 1, createdAt: at, updatedAt: at, ...more };
}

const option = (key: string, label: string, archived = false) => ({ key, label, archived });

/** Custom fields, pictures and families of companies. */
export const people: MakePart = (mock) => {
  const { contacts, companies } = mock.data;
  const fields: CustomField[] = [
    field(0, "contact", "segment", "Segment klienta", "choice", {
      options: [option("gold", "Złoty"), option("silver", "Srebrny"), option("bronze", "Brązowy", true)],
      help: "Ustala opiekun na początku kwartału",
    }),
    field(1, "contact", "interests", "Zainteresowania", "multi-choice", {
      options: [option("roofs", "Dachy"), option("walls", "Ściany działowe"), option("floors", "Posadzki przemysłowe")],
    }),
    field(2, "contact", "budget", "Roczny budżet zakupów", "money"),
    field(3, "contact", "partner", "Partner polecający", "link", { linkTo: "company" }),
    field(4, "contact", "renewsOn", "Odnowienie umowy", "date"),
    field(5, "contact", "shoeSize", "Rozmiar obuwia ochronnego", "number", { archived: true }),
    field(0, "company", "sites", "Liczba oddziałów", "number"),
  ];
  const [first, second] = contacts;
  if (first) {
    Object.assign(first, {
      emails: [...first.emails, { value: "prywatnie@przyklad.example", kind: "home" }],
      phones: [...first.phones, { value: "+48221234567", kind: "fax" }],
      companies: [
        ...first.companies.slice(0, 1).map((job) => ({ ...job, role: "Kierowniczka zakupów", from: "2021-03-01" })),
        ...companies.slice(4, 5).map(({ id, name }) => ({
          companyId: id,
          companyName: name,
          role: "Specjalistka",
          from: "2015-01-01",
          until: "2020-12-31",
        })),
      ],
      addresses: [
        {
          kind: "work",
          street: "ul. Bohaterów Warszawy 12, lok. 4",
          postalCode: "80-827",
          city: "Gdańsk",
          region: "pomorskie",
          country: "PL",
        },
        { kind: "billing", street: "Długa 1", postalCode: "00-238", city: "Warszawa", country: "PL" },
      ],
      languages: ["pl", "de", "en-GB"],
      language: "pl",
      timeZone: "Europe/Warsaw",
      links: [{ url: "https://www.linkedin.com/in/przyklad", kind: "linkedin" }],
      photo: { hash: "0123456789abcdef", mediaType: "image/svg+xml", width: 40, height: 40 },
      custom: {
        segment: "bronze",
        interests: ["roofs", "walls"],
        budget: { amount: "125000.00", currency: "PLN" },
        partner: { id: companies[1]?.id ?? "", name: companies[1]?.name ?? "" },
        renewsOn: "2026-12-31",
        shoeSize: 38,
      },
    } satisfies Partial<Contact>);
  }
  if (second) second.custom = { segment: "gold" };
  companies.slice(1, 4).forEach((company, index) => {
    const parent = companies[index === 2 ? 1 : 0];
    Object.assign(company, { parentId: parent?.id, parentName: parent?.name });
  });

  const family = (company: Company) => {
    const top = (it: Company): Company => {
      const parent = companies.find(({ id }) => id === it.parentId);
      return parent ? top(parent) : it;
    };
    const members: object[] = [];
    const add = (it: Company, depth: number) => {
      members.push({ id: it.id, name: it.name, city: it.city, parentId: it.parentId, depth });
      for (const child of companies.filter(({ parentId }) => parentId === it.id)) add(child, depth + 1);
    };
    add(top(company), 0);
    return json({ members, more: false });
  };

  return {
    lists: { "custom-fields": fields },
    created: {
      "custom-fields": (body) => ({
        key: body.key ?? "newField",
        path: `${body.resource}.${body.key ?? "newField"}`,
        position: fields.length,
        archived: false,
      }),
    },
    handle: ({ request, root, id, sub }) => {
      if (root !== "contacts" && root !== "companies") return undefined;
      if (id === "custom-fields") {
        const owner = root === "contacts" ? "contact" : "company";
        return json({ items: fields.filter((it) => it.resource === owner).sort((a, b) => a.position - b.position) });
      }
      const found = (root === "contacts" ? contacts : companies).find((it) => it.id === id);
      if (found && sub === "family") return family(found as Company);
      if (!found || (sub !== "photo" && sub !== "logo")) return undefined;
      if (request.method === "GET") {
        return new Response(
          `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#6b8fb5"/><circle cx="20" cy="15" r="7" fill="#f2d6bf"/><path d="M6 40c0-9 6-15 14-15s14 6 14 15" fill="#2f4a66"/></svg>`,
          { headers: { "Content-Type": "image/svg+xml" } },
        );
      }
      const refused = stale(request, found);
      if (refused) return refused;
      const picture = { hash: crypto.randomUUID(), mediaType: "image/jpeg", width: 512, height: 512 };
      return request.method === "PUT" || request.method === "DELETE"
        ? record(
            change<Contact & Company>(found as Contact & Company, { [sub]: request.method === "PUT" ? picture : null }),
          )
        : problem(405, "Not allowed.");
    },
  };
};
