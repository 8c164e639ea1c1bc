import type { Answer, Message, Queue, Ticket, TicketPriority, TicketStatus } from "../../src/shared/api/ticketing.ts";
import type { TimelineItem } from "../../src/shared/api/types.ts";
import type { Mock } from "../mock.ts";
import { bodyOf, change, json, type MakePart, problem, record, stale } from "./part.ts";

const now = Date.now();
const minute = 60_000;
const at = (minutes: number) => new Date(now + minutes * minute).toISOString();
const base = { version: 1, createdAt: at(-90 * 1440), createdBy: "user-0", updatedAt: at(-20 * 1440) };

const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "16:00" }));

function madeQueues(mock: Mock): Queue[] {
  const manager = mock.data.users[1];
  return [
    {
      ...base,
      id: "queue-0",
      name: "Wsparcie",
      email: "support@klientela.localhost",
      managerId: manager?.id ?? null,
      managerName: manager?.name ?? null,
      calendar: { timeZone: "Europe/Warsaw", hours: week, holidays: ["2026-11-11", "2026-12-24", "2026-12-25"] },
      serviceLevel: { firstResponseMinutes: 60, updateMinutes: 480, solutionMinutes: 960 },
      language: "pl",
      signature: "Zespół wsparcia Klienteli",
      isDefault: true,
    },
    {
      ...base,
      id: "queue-1",
      name: "Reklamacje i zwroty – klienci kluczowi",
      email: "reklamacje@klientela.localhost",
      managerId: mock.data.users[2]?.id ?? null,
      managerName: mock.data.users[2]?.name ?? null,
      calendar: {
        timeZone: "Europe/Warsaw",
        hours: [...week.map((it) => ({ ...it, to: "20:00" })), { day: 6, from: "09:00", to: "13:00" }],
        holidays: [],
      },
      serviceLevel: { firstResponseMinutes: 30, updateMinutes: null, solutionMinutes: 480 },
      language: "pl",
      signature: null,
      isDefault: false,
    },
  ];
}

const answers: Answer[] = [
  {
    ...base,
    id: "answer-0",
    name: "Prośba o zrzut ekranu",
    body: "Dzień dobry {{ contact.firstName }},\n\nprosimy o zrzut ekranu z widocznym komunikatem oraz godzinę, o której się pojawił.\n\n{{ agent.name }}",
    language: "pl",
    queueId: null,
  },
  {
    ...base,
    id: "answer-1",
    name: "Ask for a screenshot",
    body: "Hello {{ contact.firstName }},\n\ncould you send us a screenshot and the time at which it happened?\n\n{{ agent.name }}",
    language: "en",
    queueId: null,
  },
  {
    ...base,
    id: "answer-2",
    name: "Zwrot przyjęty",
    body: "Zwrot przyjęliśmy. Środki wrócą na konto w ciągu 5 dni roboczych.",
    language: "pl",
    queueId: "queue-1",
  },
  {
    ...base,
    id: "answer-3",
    name: "Przekazane do działu technicznego, odpowiemy w ciągu jednego dnia roboczego",
    body: "Sprawę nr {{ ticket.number }} przekazaliśmy działowi technicznemu. Wrócimy z odpowiedzią do końca jutrzejszego dnia roboczego.",
    language: null,
    queueId: null,
  },
];

const subjects = [
  "Nie mogę się zalogować po zmianie hasła",
  "Drukarka etykiet gubi polskie znaki w nazwach kontrahentów przy wydruku zbiorczym z magazynu centralnego",
  "Invoice INV-2044 shows the wrong VAT rate",
  "Raport miesięczny się nie generuje",
  "Prośba o dodanie użytkownika",
  "Import stanów zatrzymał się na 82%",
  "Pytanie o integrację z Subiektem",
  "App is slow since Monday",
  "Zwrot towaru – zamówienie 88123",
];
const bodies = [
  "Dzień dobry,\n\nod wczoraj po zmianie hasła dostaję komunikat „Nieprawidłowe dane”. Próbowałem na dwóch przeglądarkach. Mamy dziś inwentaryzację, więc bardzo proszę o szybką pomoc.",
  "Na wydruku zbiorczym zamiast „ł” i „ś” są puste kwadraty. W załączeniu zdjęcie etykiety oraz plik, z którego drukujemy.",
  "Hello,\n\nthe invoice we received yesterday has 23% where 8% was agreed. Could you correct it?\n\nKind regards",
];
const mail = `<div style="font-family: Georgia, serif; color: #23304a">
<p>Dzień dobry,</p>
<p>na wydruku zbiorczym zamiast <b>„ł”</b> i <b>„ś”</b> są puste kwadraty. W załączeniu zdjęcie etykiety oraz plik, z którego drukujemy.</p>
<table style="border-collapse: collapse"><tr><th style="border: 1px solid #ccd; padding: 4px 10px">Drukarka</th><th style="border: 1px solid #ccd; padding: 4px 10px">Sterownik</th></tr>
<tr><td style="border: 1px solid #ccd; padding: 4px 10px">Zebra ZD421</td><td style="border: 1px solid #ccd; padding: 4px 10px">10.6.2</td></tr></table>
<p><img data-src="https://mail.example/logo.png" alt="Logo firmy" width="120" height="40"></p>
<p>Pozdrawiam,<br>Żaneta Dąbrowska-Jabłońska</p>
</div>`;

interface Made {
  tickets: Ticket[];
  messages: Map<string, Message[]>;
}

function made(mock: Mock, queues: Queue[]): Made {
  const users = mock.data.users.filter((user) => user.status === "active");
  const statuses: TicketStatus[] = ["new", "open", "open", "pending", "solved", "closed", "open"];
  const priorities: TicketPriority[] = ["normal", "high", "normal", "urgent", "low"];
  const messages = new Map<string, Message[]>();
  const tickets = Array.from({ length: 38 }, (_, index): Ticket => {
    const contact = mock.data.contacts[index * 3];
    const queue = queues[index % 5 === 4 ? 1 : 0] as Queue;
    const status = statuses[index % statuses.length] ?? "open";
    const owner = status === "new" || index % 6 === 2 ? undefined : users[index % users.length];
    const opened = -(index * 190 + 35);
    const done = status === "solved" || status === "closed";
    const answered = status !== "new";
    const ticket: Ticket = {
      ...base,
      id: `ticket-${index}`,
      number: 1187 - index,
      name: subjects[index % subjects.length] ?? "",
      queueId: queue.id,
      queueName: queue.name,
      status,
      priority: priorities[index % priorities.length] ?? "normal",
      channel: (["email", "email", "web", "phone", "api"] as const)[index % 5] ?? "email",
      contactId: contact?.id ?? null,
      contactName: contact?.name ?? null,
      contactEmail: contact?.emails[0]?.value ?? null,
      companyId: contact?.companies[0]?.companyId ?? null,
      companyName: contact?.companies[0]?.companyName ?? null,
      language: index % 9 === 2 || index % 9 === 7 ? "en" : "pl",
      tags: index % 4 === 1 ? ["wydruki", "magazyn"] : [],
      linkedIds: index === 1 ? ["ticket-5"] : [],
      messages: 0,
      lastMessageAt: at(opened / 2),
      lastFrom: answered ? "agent" : "customer",
      times: {
        firstResponseDueAt: at(status === "new" ? 24 + index * 9 : opened + 60),
        firstResponseAt: answered ? at(opened + 41) : null,
        firstResponseMinutes: answered ? 41 : null,
        updateDueAt: status === "open" ? at(index % 4 === 1 ? -95 : 130 + index * 40) : null,
        solutionDueAt: done ? null : at(900 + index * 30),
        solvedAt: done ? at(opened / 3) : null,
        solutionMinutes: done ? 372 : null,
        breached: index % 4 === 1,
      },
      satisfaction:
        status === "closed"
          ? { score: 4, comment: "Szybko i miło, tylko załącznik trzeba było wysłać dwa razy.", at: at(opened / 4) }
          : null,
      statusHistory: [],
      ownerId: owner?.id ?? null,
      ownerName: owner?.name ?? null,
      createdAt: at(opened),
      updatedAt: at(opened / 2),
    };
    const list = conversation(ticket, index);
    ticket.messages = list.length;
    messages.set(ticket.id, list);
    return ticket;
  });
  return { tickets, messages };
}

function conversation(ticket: Ticket, index: number): Message[] {
  const started = Date.parse(ticket.createdAt);
  const message = (n: number, kind: Message["kind"], text: string, more: Partial<Message> = {}): Message => ({
    id: `${ticket.id}-m${n}`,
    name: ticket.name,
    version: 1,
    ticketId: ticket.id,
    ticketNumber: ticket.number,
    kind,
    fromName: kind === "customer" ? (ticket.contactName ?? null) : (ticket.ownerName ?? "Anna Nowak"),
    fromEmail: kind === "customer" ? (ticket.contactEmail ?? null) : null,
    to: [],
    text,
    html: null,
    attachments: [],
    delivery: kind === "agent" ? "sent" : "none",
    createdAt: new Date(started + n * 41 * minute).toISOString(),
    createdBy: "user-0",
    updatedAt: new Date(started + n * 41 * minute).toISOString(),
    ...more,
  });
  const first = message(0, "customer", bodies[index % bodies.length] ?? "", {
    ...(index % 9 === 1
      ? {
          html: mail,
          attachments: [
            {
              id: "file-1",
              name: "etykieta-zbiorcza-magazyn-centralny-2026-11-20.jpg",
              contentType: "image/jpeg",
              size: 842_113,
            },
            { id: "file-2", name: "kontrahenci.csv", contentType: "text/csv", size: 18_204 },
          ],
        }
      : {}),
  });
  if (ticket.status === "new") return [first];
  const talk = [
    first,
    message(
      1,
      "agent",
      "Dzień dobry,\n\ndziękujemy za zgłoszenie. Sprawdzamy to i wrócimy z odpowiedzią jeszcze dziś.",
    ),
    message(2, "note", "To chyba to samo co w #1182, sterownik 10.6. Daję znać Wojtkowi z magazynu."),
    message(3, "customer", "Dziękuję. Dodam tylko, że przy pojedynczym wydruku problem nie występuje."),
  ];
  if (index % 5 === 1) {
    talk.push(
      message(4, "agent", "Przygotowaliśmy poprawkę sterownika, instrukcja w załączniku.", {
        delivery: "failed",
        problem: "550 5.1.1 mailbox unavailable",
        attachments: [{ id: "file-3", name: "instrukcja.pdf", contentType: "application/pdf", size: 204_800 }],
      }),
    );
  }
  if (index % 9 === 6) {
    for (let n = 5; n < 12; n++) talk.push(message(n, n % 2 ? "customer" : "agent", `Kolejna wiadomość ${n}.`));
  }
  return talk;
}

/** Tickets, queues and canned answers. */
export const tickets: MakePart = (mock) => {
  const queues = madeQueues(mock);
  const { tickets: all, messages } = made(mock, queues);
  const files = new Map<string, { name: string; type: string; body: ArrayBuffer }>();
  let nextNumber = 1188;

  const say = (ticket: Ticket, kind: Message["kind"], body: Record<string, unknown>): Message => {
    const when = new Date().toISOString();
    const message: Message = {
      id: mock.newId("message"),
      name: ticket.name,
      version: 1,
      ticketId: ticket.id,
      ticketNumber: ticket.number,
      kind,
      fromName: kind === "customer" ? (ticket.contactName ?? null) : mock.me.name,
      fromEmail: kind === "customer" ? (ticket.contactEmail ?? null) : null,
      to: [],
      text: String(body.text ?? ""),
      attachments: ((body.attachmentIds as string[] | undefined) ?? []).map((id) => {
        const file = files.get(id);
        return { id, name: file?.name ?? id, contentType: file?.type ?? "", size: file?.body.byteLength ?? 0 };
      }),
      delivery: kind === "agent" ? "queued" : "none",
      createdAt: when,
      createdBy: mock.me.id,
      updatedAt: when,
    };
    if (kind === "agent") setTimeout(() => Object.assign(message, { delivery: "sent", sentAt: when }), 1500);
    const list = messages.get(ticket.id) ?? [];
    messages.set(ticket.id, [...list, message]);
    const status = body.status as TicketStatus | undefined;
    change(ticket, {
      messages: list.length + 1,
      lastMessageAt: when,
      lastFrom: kind === "customer" ? "customer" : (ticket.lastFrom ?? null),
      status: status ?? (ticket.status === "new" && kind === "agent" ? "open" : ticket.status),
      ...(kind === "agent" && !ticket.times.firstResponseAt
        ? { times: { ...ticket.times, firstResponseAt: when, firstResponseMinutes: 12 } }
        : {}),
    });
    mock.changed();
    return message;
  };

  const act = (ticket: Ticket, verb: string | undefined, body: Record<string, unknown>): Response | undefined => {
    if (verb === "assign") {
      const user = mock.data.users.find((it) => it.id === body.ownerId);
      change(ticket, { ownerId: user?.id ?? null, ownerName: user?.name ?? null });
    } else if (verb === "status") {
      change(ticket, { status: body.status as TicketStatus });
    } else if (verb === "merge") {
      const into = all.find((it) => it.id === body.intoId);
      if (!into) return problem(422, "There is no such ticket.", [{ field: "intoId", message: "is not a ticket" }]);
      messages.set(into.id, [...(messages.get(into.id) ?? []), ...(messages.get(ticket.id) ?? [])]);
      messages.set(ticket.id, []);
      change(ticket, { status: "merged", mergedIntoId: into.id });
    } else return undefined;
    mock.changed();
    return record(ticket);
  };

  return {
    lists: { tickets: all, queues, answers },
    created: {
      tickets: (body) => {
        const contact = mock.data.contacts.find((it) => it.id === body.contactId);
        const queue = queues.find((it) => it.id === body.queueId) ?? queues[0];
        const when = new Date().toISOString();
        return {
          number: nextNumber++,
          queueId: queue?.id,
          queueName: queue?.name,
          status: "new",
          contactName: contact?.name ?? body.contactName ?? body.contactEmail,
          contactEmail: contact?.emails[0]?.value ?? body.contactEmail,
          companyId: contact?.companies[0]?.companyId,
          companyName: contact?.companies[0]?.companyName,
          ownerName: mock.data.users.find((it) => it.id === body.ownerId)?.name,
          linkedIds: [],
          messages: 1,
          lastMessageAt: when,
          lastFrom: "customer",
          times: { firstResponseDueAt: at(60), solutionDueAt: at(960), breached: false },
          statusHistory: [],
        };
      },
      queues: () => ({ isDefault: false }),
    },
    timeline: (customerId) =>
      all
        .filter((it) => it.contactId === customerId || it.companyId === customerId)
        .slice(0, 2)
        .flatMap((ticket) => timelineOf(ticket, messages.get(ticket.id) ?? [])),
    handle: async ({ request, root, id, sub, rest, url }) => {
      if (root === "answers" && sub === "render") {
        const answer = answers.find((it) => it.id === id);
        const ticket = all.find((it) => it.id === url.searchParams.get("ticketId"));
        const text = (answer?.body ?? "")
          .replaceAll("{{ contact.firstName }}", ticket?.contactName?.split(" ")[0] ?? "")
          .replaceAll("{{ agent.name }}", mock.me.name)
          .replaceAll("{{ ticket.number }}", String(ticket?.number ?? ""));
        return json({ text });
      }
      if (root === "queues" && request.method === "PATCH") {
        const queue = queues.find((it) => it.id === id);
        if (queue) {
          const refused = stale(request, queue);
          if (refused) return refused;
          const body = (await request.json()) as Partial<Queue>;
          return record(
            change(queue, {
              ...body,
              managerName: mock.data.users.find((it) => it.id === body.managerId)?.name ?? null,
            }),
          );
        }
      }
      const ticket = root === "tickets" && id ? all.find((it) => it.id === id) : undefined;
      if (!ticket) return undefined;
      if (sub === "messages" && request.method === "GET") {
        const list = messages.get(ticket.id) ?? [];
        return json({ items: list, nextCursor: null });
      }
      if (sub === "messages") {
        const body = await bodyOf(request);
        if (!body.text) return problem(422, "Say something.", [{ field: "text", message: "must not be empty" }]);
        return json(say(ticket, body.kind as Message["kind"], body), 201);
      }
      if (sub === "attachments" && request.method === "POST") {
        const file = (await request.formData()).get("file") as File;
        const fileId = mock.newId("file");
        files.set(fileId, { name: file.name, type: file.type, body: await file.arrayBuffer() });
        if (file.name.endsWith(".exe"))
          return problem(422, "Programs are not taken.", [{ field: "file", message: "Programs are not taken." }]);
        return json({ id: fileId, name: file.name, contentType: file.type, size: file.size }, 201);
      }
      if (sub === "attachments") {
        const file = files.get(rest[0] ?? "");
        return new Response(file?.body ?? "demo", {
          headers: { "Content-Type": file?.type ?? "text/plain", "Content-Disposition": "attachment" },
        });
      }
      if (request.method === "PATCH") {
        const refused = stale(request, ticket);
        if (refused) return refused;
        const body = (await request.json()) as Partial<Ticket>;
        const queue = queues.find((it) => it.id === (body.queueId ?? ticket.queueId));
        return record(change(ticket, { ...body, queueName: queue?.name ?? null }));
      }
      if (request.method !== "POST" || !sub) return undefined;
      const refused = stale(request, ticket);
      return refused ?? act(ticket, sub, await bodyOf(request));
    },
  };
};

function timelineOf(ticket: Ticket, messages: Message[]): TimelineItem[] {
  const entry = (id: string, type: string, at: string, resource: TimelineItem["resource"], data: object) => ({
    id: `t-${ticket.id}-${id}`,
    at,
    type: `klientela.${type}.v1`,
    resource,
    actor: { id: "system:x", name: null },
    data: data as Record<string, unknown>,
  });
  const own = { type: "ticket", id: ticket.id, name: ticket.name };
  const start = Date.parse(ticket.createdAt);
  const before = (minutes: number) => new Date(start - minutes * minute).toISOString();
  return [
    entry("created", "ticketing.ticket.created", ticket.createdAt, own, { number: ticket.number, status: "new" }),
    entry("rated", "ticketing.ticket.rated", ticket.updatedAt, own, { number: ticket.number, score: 4 }),
    ...messages.slice(0, 3).map((message) =>
      entry(
        message.id,
        "ticketing.message.created",
        message.createdAt,
        { type: "message", id: message.id, name: ticket.name },
        {
          ticketId: ticket.id,
          ticketNumber: ticket.number,
          kind: message.kind,
          text: message.text,
        },
      ),
    ),
    entry(
      "mail",
      "marketing.mail.sent",
      before(2000),
      { type: "mail", id: "mail-1", name: "Jesienna oferta dla magazynów" },
      {
        campaignId: "campaign-0",
        email: ticket.contactEmail,
      },
    ),
    entry(
      "click",
      "marketing.mail.clicked",
      before(1900),
      { type: "mail", id: "mail-1", name: "Jesienna oferta dla magazynów" },
      {
        campaignId: "campaign-0",
        url: "https://klientela.example/oferta",
      },
    ),
    entry(
      "lead",
      "contacts.lead.converted",
      before(4000),
      { type: "lead", id: "lead-6", name: ticket.contactName ?? "" },
      {},
    ),
    entry(
      "form",
      "marketing.submission.created",
      before(5000),
      { type: "submission", id: "s-1", name: "Zapytaj o ofertę" },
      {
        formId: "form-0",
        values: { firstName: ticket.contactName, message: "Proszę o ofertę dla trzech magazynów." },
      },
    ),
    entry(
      "run",
      "automation.run.succeeded",
      before(1500),
      { type: "run", id: "run-1", name: "Powitanie po wygranej" },
      {
        ruleId: "rule-0",
        steps: [{ answer: "Utworzono zadanie „Zadzwonić po wdrożeniu”" }, { answer: "Powiadomiono opiekuna" }],
      },
    ),
  ];
}
