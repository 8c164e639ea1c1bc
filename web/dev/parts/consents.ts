import type { ContactConsents, Decision, Entry, Line, Missing, Place } from "../../src/features/consents/types.ts";
import type { Channel, LegalBasis, Purpose } from "../../src/shared/api/consents.ts";
import type { Contact } from "../../src/shared/api/types.ts";
import { bodyOf, json, type MakePart, problem } from "./part.ts";

const at = "2026-10-02T09:30:00Z";

function purpose(
  key: string,
  name: string,
  pl: string,
  en: string,
  legalBasis: LegalBasis,
  wordings: string[][],
): Purpose {
  return {
    id: `purpose-${key}`,
    version: 2,
    name,
    key,
    title: { pl, en },
    legalBasis,
    channels: legalBasis === "consent" ? ["email", "phone", "sms", "post"] : ["email"],
    doubleOptIn: legalBasis === "consent",
    active: true,
    wordings: wordings.map(([first = "", second = ""], index) => ({
      version: index + 1,
      text: { pl: first, en: second },
      at: `2026-0${index + 3}-02T08:00:00Z`,
      by: "user:user-1",
    })),
    createdAt: "2026-03-02T08:00:00Z",
    createdBy: "system:contacts-service",
    updatedAt: at,
  };
}

const purposes: Purpose[] = [
  purpose("newsletter", "Newsletter", "Nowości i oferty", "News and offers", "consent", [
    ["Chcę otrzymywać nowości.", "I would like to receive news."],
    [
      "Chcę otrzymywać nowości i oferty. Wiem, że tę zgodę mogę w każdej chwili wycofać.",
      "I would like to receive news and offers. I know that I can withdraw this consent at any time.",
    ],
  ]),
  purpose(
    "customer-news",
    "Customer news",
    "Informacje dla klientów",
    "Information for customers",
    "legitimate-interest",
    [["Piszemy do naszych klientów o tym, co od nas mają.", "We write to our customers about what they have from us."]],
  ),
  purpose("support", "Support", "Odpowiedzi na zgłoszenia", "Answers to requests", "contract", [
    ["Odpowiadamy na pytania i zgłoszenia.", "We answer questions and requests."],
  ]),
];

const withdrawable = (basis: LegalBasis) => basis === "consent" || basis === "legitimate-interest";

/** The ledger of consents in memory: what was entered is only added to. */
export const consents: MakePart = (mock) => {
  const entered = new Map<string, Line[]>();
  const linesOf = (contact: Contact): Line[] => {
    const known = entered.get(contact.id);
    if (known) return known;
    const address = contact.emails[0]?.value;
    const entry = (id: string, decision: Decision, more: Partial<Entry>): Line => ({
      pageId: `page-${contact.id}`,
      address,
      entry: {
        id: `${contact.id}-${id}`,
        purpose: "newsletter",
        channel: "email",
        decision,
        legalBasis: "consent",
        wordingVersion: 2,
        source: "form",
        at,
        recordedAt: at,
        recordedBy: "system:contacts-service",
        ...more,
      },
    });
    const lines = address
      ? [
          entry("b", "given", {
            confirms: `${contact.id}-a`,
            proof: { ip: "203.0.113.9", userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" },
          }),
          entry("a", "requested", {
            proof: { ip: "203.0.113.9", page: "https://www.example.com/oferta" },
            at: "2026-10-02T09:12:00Z",
          }),
        ]
      : [];
    entered.set(contact.id, lines);
    return lines;
  };

  function placeOf(contact: Contact, its: Purpose, channel: Channel, address: string | undefined): Place {
    const last = linesOf(contact).find(
      ({ entry }) => entry.purpose === its.key && entry.channel === channel && entry.decision !== "requested",
    )?.entry;
    const place: Place = { channel, address: address ?? null, allowed: true, at: last?.at, decision: last?.decision };
    if (!withdrawable(its.legalBasis)) return place;
    const no = last?.decision === "withdrawn";
    const missing: Missing | undefined =
      its.legalBasis === "consent"
        ? no
          ? "withdrawn-consent"
          : last
            ? undefined
            : "consent"
        : no
          ? "no-objection"
          : undefined;
    return { ...place, allowed: !missing, missing };
  }

  function of(contact: Contact): ContactConsents {
    return {
      items: purposes.map((its) => ({
        key: its.key,
        name: its.name,
        title: its.title,
        legalBasis: its.legalBasis,
        active: its.active,
        withdrawable: withdrawable(its.legalBasis),
        places: its.channels.flatMap((channel) =>
          channel === "post"
            ? [placeOf(contact, its, channel, undefined)]
            : (channel === "email" ? contact.emails : contact.phones).map(({ value }) =>
                placeOf(contact, its, channel, value),
              ),
        ),
      })),
      history: linesOf(contact),
    };
  }

  return {
    lists: { purposes },
    timeline: (customerId) => {
      const contact = mock.data.contacts.find((it) => it.id === customerId);
      return (contact ? linesOf(contact) : []).map(({ entry, address }) => ({
        id: `t-${entry.id}`,
        at: entry.at,
        type: `klientela.contacts.consent.${entry.decision}.v1`,
        resource: { type: "consent", id: `page-${customerId}`, name: address ?? "" },
        actor: { id: entry.recordedBy, name: "Klientela" },
        data: { entry, address },
      }));
    },
    created: {
      purposes: (body) => ({
        wordings: body.wording
          ? [{ version: 1, text: body.wording, at: new Date().toISOString(), by: "user:user-1" }]
          : [],
      }),
    },
    handle: async ({ request, root, id, sub }) => {
      if (root === "contacts" && sub === "consents") {
        const contact = mock.data.contacts.find((it) => it.id === id);
        return contact ? json(of(contact)) : problem(404, "There is no such contact.");
      }
      if (root === "purposes" && request.method === "PATCH") {
        const its = purposes.find((it) => it.id === id);
        const body = (await request.clone().json()) as { wording?: { pl: string; en: string } };
        if (its && body.wording && body.wording.en !== its.wordings.at(-1)?.text.en) {
          its.wordings.push({
            version: its.wordings.length + 1,
            text: body.wording,
            at: new Date().toISOString(),
            by: "user:user-1",
          });
        }
        return undefined;
      }
      if (root === "contacts" && id === "vcards" && request.method === "POST") {
        return new Response("BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n", {
          headers: { "Content-Type": "text/vcard" },
        });
      }
      if (root !== "consents" || request.method !== "POST") return undefined;
      if (id === "batch") {
        const { items } = (await bodyOf(request)) as unknown as { items: { contactId: string; channel: Channel }[] };
        return json({
          items: items.map(({ contactId, channel }) => {
            const contact = mock.data.contacts.find((it) => it.id === contactId);
            const reached = channel === "email" ? contact?.emails.length : contact?.phones.length;
            return reached
              ? { status: 201 }
              : { status: 422, detail: "This contact cannot be reached by this channel." };
          }),
        });
      }
      const body = (await bodyOf(request)) as unknown as Entry & { contactId: string; address?: string };
      const contact = mock.data.contacts.find((it) => it.id === body.contactId);
      if (!contact) return problem(422, "There is no such contact.");
      if (!body.reason) {
        return problem(422, "Say how you know.", [{ field: "reason", message: "Say how you know of the decision." }]);
      }
      const now = new Date().toISOString();
      const line: Line = {
        pageId: `page-${contact.id}`,
        address: body.address,
        entry: {
          ...body,
          id: mock.newId("entry"),
          legalBasis: purposes.find((it) => it.key === body.purpose)?.legalBasis ?? "consent",
          source: "user",
          at: now,
          recordedAt: now,
          recordedBy: `user:${mock.me.id}`,
        },
      };
      entered.set(contact.id, [line, ...linesOf(contact)]);
      return json({ pageId: line.pageId, entry: line.entry }, 201);
    },
  };
};
