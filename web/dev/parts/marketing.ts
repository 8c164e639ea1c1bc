import type {
  Campaign,
  CampaignTotals,
  Mail,
  Segment,
  Submission,
  Suppression,
  WebForm,
} from "../../src/features/marketing/types.ts";
import type { Contact } from "../../src/shared/api/types.ts";
import { compile } from "../cel.ts";
import type { Mock } from "../mock.ts";
import { fold } from "../text.ts";
import { caughtMails } from "./mails.ts";
import { bodyOf, change, type Item, json, type MakePart, problem, record, stale } from "./part.ts";
import { previewOf, templates } from "./templates.ts";

const now = Date.parse("2026-11-22T02:00:00Z");
const day = 86_400_000;
const at = (days: number) => new Date(now - days * day).toISOString();
const base = (id: string, days: number) => ({
  id,
  version: 3,
  createdAt: at(days + 30),
  createdBy: "user-1",
  updatedAt: at(days),
});
const owner = { ownerId: "user-1", ownerName: "Zbigniew Wiśniewska", teamId: "team-0" };

const fields = [
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

function segments(): Segment[] {
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
function personOf(contact: Contact, index: number, mock: Mock) {
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

const none: CampaignTotals = { recipients: 0, sent: 0, failed: 0, bounced: 0, opened: 0, clicked: 0, unsubscribed: 0 };

function campaigns(): Campaign[] {
  const make = (id: string, name: string, more: Partial<Campaign>, days: number): Campaign => ({
    ...base(id, days),
    ...owner,
    name,
    status: "draft",
    segmentId: "segment-1",
    segmentName: "Newsletter: wszyscy z adresem",
    templateId: "template-0",
    templateName: "Newsletter: nowości miesiąca",
    fromName: "Klientela",
    fromAddress: "kontakt@klientela.localhost",
    totals: none,
    ...more,
  });
  return [
    make("campaign-0", "Newsletter listopad 2026", { subject: "Nowości listopada i zaproszenie na webinar" }, 0.1),
    make(
      "campaign-1",
      "Zaproszenie na dzień otwarty w nowej siedzibie przy ulicy Piotrkowskiej",
      {
        status: "sending",
        perMinute: 600,
        startedAt: new Date(Date.now() - 20_000).toISOString(),
        totals: { ...none, recipients: 1140 },
      },
      0,
    ),
    make("campaign-2", "Przypomnienie o przeglądzie", { status: "scheduled", scheduledAt: at(-3) }, 1),
    make(
      "campaign-3",
      "Newsletter październik 2026",
      {
        status: "sent",
        startedAt: at(31),
        finishedAt: new Date(now - 31 * day + 118_000).toISOString(),
        totals: {
          recipients: 1093,
          sent: 1088,
          failed: 5,
          bounced: 11,
          opened: 487,
          clicked: 132,
          unsubscribed: 6,
          refused: 42,
        },
      },
      31,
    ),
    make(
      "campaign-4",
      "Ankieta po wdrożeniu",
      {
        status: "paused",
        segmentId: "segment-0",
        segmentName: "Stali klienci z północy",
        templateId: "template-1",
        templateName: "Witaj (MJML)",
        startedAt: at(2),
        reason: "Serwer pocztowy odmawia: 421 4.7.0 Too many connections, try again later.",
        totals: { recipients: 96, sent: 41, failed: 3, bounced: 1, opened: 18, clicked: 4, unsubscribed: 0 },
      },
      2,
    ),
    make(
      "campaign-5",
      "Promocja wrześniowa",
      {
        status: "stopped",
        startedAt: at(70),
        finishedAt: at(70),
        totals: { recipients: 800, sent: 212, failed: 0, bounced: 2, opened: 64, clicked: 11, unsubscribed: 9 },
      },
      70,
    ),
  ];
}

const refusals = [
  "550 5.1.1 <{email}>: Recipient address rejected: User unknown in virtual mailbox table",
  "552 5.2.2 Mailbox full",
  "554 5.7.1 Message refused by policy: the sending domain has no DMARC record (see https://postmaster.example/policy/dmarc)",
];

function mailsOf(campaign: Campaign, contacts: Contact[]): Mail[] {
  const { totals } = campaign;
  const done = Math.min(totals.sent + totals.failed, contacts.length);
  return Array.from({ length: done }, (_, index) => {
    const contact = contacts[index] as Contact;
    const email = contact.emails[0]?.value ?? "";
    const sentAt = new Date(Date.parse(campaign.startedAt ?? "") + index * 120).toISOString();
    const failed = index % 200 === 7;
    const bounced = !failed && index % 97 === 11;
    const opened = !failed && !bounced && index % 9 < 4;
    const clicked = opened && index % 9 === 1;
    return {
      ...base(`mail-${campaign.id}-${index}`, 30),
      updatedAt: sentAt,
      name: campaign.subject ?? campaign.name,
      kind: "campaign",
      status: failed ? "failed" : bounced ? "bounced" : "sent",
      campaignId: campaign.id,
      campaignName: campaign.name,
      contactId: contact.id,
      contactName: contact.name,
      email,
      messageId: `<${index}@klientela.localhost>`,
      possibleDuplicate: index % 333 === 20,
      sentAt: failed ? null : sentAt,
      openedAt: opened ? new Date(Date.parse(sentAt) + index * 61_000).toISOString() : null,
      opens: opened ? 1 : 0,
      clickedAt: clicked ? new Date(Date.parse(sentAt) + index * 67_000).toISOString() : null,
      clicks: clicked ? 1 : 0,
      unsubscribedAt: index % 180 === 90 ? sentAt : null,
      problem: failed || bounced ? (refusals[index % 3] ?? "").replace("{email}", email) : null,
    };
  });
}

function forms(): WebForm[] {
  const contactFields: WebForm["fields"] = [
    { key: "firstName", label: "Imię", kind: "text", required: true, choices: [] },
    { key: "lastName", label: "Nazwisko", kind: "text", required: false, choices: [] },
    { key: "email", label: "Służbowy adres e-mail", kind: "email", required: true, choices: [] },
    { key: "companyName", label: "Firma", kind: "text", required: false, choices: [] },
    {
      key: "interest",
      label: "Co Państwa interesuje?",
      kind: "choice",
      required: true,
      choices: ["Wdrożenie", "Serwis", "Szkolenie zespołu"],
    },
    { key: "message", label: "Wiadomość", kind: "textarea", required: false, choices: [] },
    {
      key: "consent",
      label: "Zgadzam się na kontakt w sprawie oferty",
      kind: "checkbox",
      required: true,
      choices: [],
    },
  ];
  const make = (id: string, name: string, active: boolean, fields: WebForm["fields"], days: number): WebForm => ({
    ...base(id, days),
    ...owner,
    name,
    active,
    title: "Porozmawiajmy",
    fields,
    submitLabel: "Wyślij zapytanie",
    thankYou: "Dziękujemy! Odezwiemy się w ciągu jednego dnia roboczego.",
    redirectUrl: null,
    language: "pl",
    tags: ["www"],
    routeToTeamId: "team-0",
  });
  return [
    make("form-0", "Kontakt ze strony głównej", true, contactFields, 3),
    make("form-1", "Zapis na webinar „Sprzedaż bez arkuszy”", true, contactFields.slice(0, 3), 12),
    make("form-2", "Targi Poznań 2025", false, contactFields.slice(0, 4), 300),
  ];
}

function submissions(contacts: Contact[]): Submission[] {
  return contacts.slice(10, 42).map((contact, index) => ({
    ...base(`submission-${index}`, index * 1.7),
    createdAt: at(index * 1.7),
    name: "Kontakt ze strony głównej",
    formId: index % 4 === 3 ? "form-1" : "form-0",
    values: {
      firstName: contact.firstName ?? "",
      lastName: contact.lastName ?? "",
      email: contact.emails[0]?.value ?? "",
      companyName: contact.companies[0]?.companyName ?? "",
      interest: ["Wdrożenie", "Serwis", "Szkolenie zespołu"][index % 3] ?? "",
      message: index % 2 ? "Proszę o ofertę na wdrożenie w trzech oddziałach i wycenę serwisu na dwa lata." : "",
      consent: "true",
    },
    attribution:
      index % 3
        ? { source: "google", medium: "cpc", campaign: "jesien-2026" }
        : { referrer: "https://branza.example/" },
    tags: ["www"],
    language: "pl",
  }));
}

function suppressions(contacts: Contact[]): Suppression[] {
  return contacts.slice(60, 84).map((contact, index) => ({
    ...base(`suppression-${index}`, index * 3),
    createdAt: at(index * 3),
    name: contact.emails[0]?.value ?? "",
    reason: (["unsubscribed", "bounced", "unsubscribed", "manual", "complained"] as const)[index % 5] ?? "manual",
    contactId: contact.id,
    campaignId: "campaign-3",
    note: index % 5 === 3 ? "Prosi telefonicznie, żeby nie pisać." : null,
  }));
}

/** Segments, templates, campaigns, forms and the mails that were caught. */
export const marketing: MakePart = (mock) => {
  const { contacts } = mock.data;
  const people = contacts.map((contact, index) => personOf(contact, index, mock));
  const lists = {
    segments: segments(),
    templates: templates(),
    campaigns: campaigns(),
    forms: forms(),
    submissions: submissions(contacts),
    suppressions: suppressions(contacts),
    mails: [] as Mail[],
  };
  const caught = caughtMails();
  const audience = (filter: string) => (filter ? people.filter(compile(filter)) : people);
  const refusedFilter = () =>
    problem(400, "The filter cannot be read.", [
      { field: "filter", message: "1:13: mismatched input '<EOF>': a value is expected here" },
    ]);
  const recipients = (campaign: Campaign) => {
    const all = audience(lists.segments.find((it) => it.id === campaign.segmentId)?.filter ?? "");
    const suppressed = all.filter((it) => it.unsubscribed || it.bounced).length;
    const withoutEmail = all.filter((it) => !it.email && !it.unsubscribed && !it.bounced).length;
    const reachable = all.length - suppressed - withoutEmail;
    const withoutBasis = (campaign.purpose ?? "newsletter") === "newsletter" ? Math.floor(reachable / 8) : 0;
    return { count: reachable - withoutBasis, suppressed, withoutEmail, withoutBasis };
  };
  const advance = (campaign: Campaign) => {
    if (campaign.status !== "sending") return;
    const { totals } = campaign;
    const done = Math.min(
      totals.recipients,
      Math.floor(((Date.now() - Date.parse(campaign.startedAt ?? "")) / 1000) * 10),
    );
    const failed = Math.ceil(done / 200);
    change<Campaign>(campaign, {
      totals: {
        ...totals,
        sent: done - failed,
        failed,
        bounced: Math.floor(done / 97),
        opened: Math.floor(done * 0.4),
        clicked: Math.floor(done * 0.11),
        unsubscribed: Math.floor(done / 180),
      },
      ...(done >= totals.recipients ? { status: "sent", finishedAt: new Date().toISOString() } : {}),
    });
  };
  return {
    lists: lists as unknown as Record<string, Item[]>,
    created: {
      campaigns: (body) => ({
        status: "draft",
        totals: none,
        segmentName: lists.segments.find((it) => it.id === body.segmentId)?.name,
        templateName: lists.templates.find((it) => it.id === body.templateId)?.name,
      }),
    },
    handle: async ({ request, url, root, id, sub }) => {
      const post = request.method === "POST";
      if (root === "dev" && id === "mails") {
        if (!sub) return json({ items: caught.map(({ text: _, html: __, ...it }) => it) });
        const mail = caught.find((it) => it.id === sub);
        return mail ? json(mail) : problem(404, "There is no such mail.");
      }
      if (root === "segments") {
        if (id === "fields") return json(fields);
        if (id === "preview" && post) {
          const { filter } = await bodyOf(request);
          try {
            const found = audience(String(filter ?? ""));
            return json({ count: found.length, sample: found.slice(0, 8) });
          } catch {
            return refusedFilter();
          }
        }
        if (sub === "members") {
          const segment = lists.segments.find((it) => it.id === id);
          const from = Number(url.searchParams.get("cursor") ?? 0);
          const found = audience(segment?.filter ?? "");
          return json({
            items: found.slice(from, from + 50),
            nextCursor: from + 50 < found.length ? String(from + 50) : null,
          });
        }
      }
      if (root === "templates" && post && id === "preview") {
        const body = await bodyOf(request);
        const { problems, ...preview } = previewOf(body, people.find((it) => it.contactId === body.contactId) ?? {});
        if (problems.length) return problem(422, "The template is not valid.", problems);
        return json({ ...preview, problems: preview.subject ? [] : ["The subject is empty."] });
      }
      if (root === "templates" && post && sub === "test") return json({}, 202);
      if (root === "suppressions" && post && !id) {
        const body = (await request.clone().json()) as { name?: string };
        if (lists.suppressions.some((it) => it.name === fold(String(body.name)))) {
          return problem(422, "Some fields are wrong.", [{ field: "name", message: "is suppressed already" }]);
        }
      }
      if (root === "forms" && sub === "snippet") {
        const address = `https://crm.example/public/marketing/forms/${id}`;
        return json({
          script: `<script src="${address}/embed.js" async></script>`,
          html: `<form action="${address}" method="post">\n  <label>Imię <input name="firstName" required></label>\n  <label>E-mail <input name="email" type="email" required></label>\n  <button>Wyślij zapytanie</button>\n</form>`,
        });
      }
      if (root === "campaigns") {
        for (const campaign of lists.campaigns) advance(campaign);
        const campaign = lists.campaigns.find((it) => it.id === id);
        if (!campaign || !sub) return undefined;
        if (sub === "recipients-count") return json(recipients(campaign));
        if (sub === "refusals") {
          const missing = ["consent", "confirmation", "withdrawn-consent", "consent"];
          const items = contacts.slice(0, 42).map((it, index) => ({
            contactId: it.id,
            name: it.name,
            email: it.emails[0]?.value ?? "jan@example.com",
            missing: missing[index % missing.length],
            reason: 'Nothing may be sent for "newsletter" by email: no consent was given.',
            at: at(31),
          }));
          return json({ items, nextCursor: null });
        }
        if (sub === "mails") return mock.search(mailsOf(campaign, contacts), url);
        if (!post) return undefined;
        const moved = stale(request, campaign);
        if (moved) return moved;
        const body = await bodyOf(request);
        const { count } = recipients(campaign);
        if (sub === "schedule") {
          change<Campaign>(
            campaign,
            body.at
              ? { status: "scheduled", scheduledAt: String(body.at) }
              : {
                  status: "sending",
                  startedAt: new Date().toISOString(),
                  totals: { ...none, recipients: count },
                },
          );
        }
        if (sub === "pause") change<Campaign>(campaign, { status: "paused" });
        if (sub === "resume") {
          const done = campaign.totals.sent + campaign.totals.failed;
          change<Campaign>(campaign, {
            status: "sending",
            reason: null,
            startedAt: new Date(Date.now() - done * 100).toISOString(),
          });
        }
        if (sub === "stop") change<Campaign>(campaign, { status: "stopped", finishedAt: new Date().toISOString() });
        return record(campaign);
      }
      return undefined;
    },
  };
};
