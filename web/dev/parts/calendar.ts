import type { Attendee, Entry, Mailed, Proposal } from "../../src/features/calendar/types.ts";
import type { Activity } from "../../src/shared/api/types.ts";
import type { Item } from "./part.ts";
import { bodyOf, change, json, type MakePart, record, stale } from "./part.ts";

type Known = Activity &
  Item &
  Partial<Omit<Entry, "id" | "version" | "name" | "kind">> & { schedule?: object | null; skipped?: boolean };

/** A week like many: something each day, things that overlap, whole days, a series. */
const plan: [number, number, number, Entry["kind"], string, string?][] = [
  [0, 540, 555, "meeting", "Stand-up", "Sala 5"],
  [1, 540, 555, "meeting", "Stand-up", "Sala 5"],
  [2, 540, 555, "meeting", "Stand-up", "Sala 5"],
  [3, 540, 555, "meeting", "Stand-up", "Sala 5"],
  [4, 540, 555, "meeting", "Stand-up", "Sala 5"],
  [0, 600, 690, "meeting", "Prezentacja oferty: Przedsiębiorstwo Handlowo-Usługowe „Żuraw” Sp. z o.o.", "Bydgoszcz"],
  [0, 645, 705, "call", "Emily Whitfield"],
  [1, 600, 720, "meeting", "Warsztat z Browarem Zamkowym", "Cieszyn, ul. Zamkowa 3"],
  [1, 660, 690, "call", "Rozmowa o serwisie"],
  [1, 675, 735, "meeting", "Przegląd szans"],
  [2, 780, 780, "task", "Wysłać wycenę do Apteki Jaśmin"],
  [2, 840, 930, "meeting", "Negocjacje: Hotel pod Lipami", "https://meet.example.com/lipy"],
  [3, 480, 540, "call", "Northwind Traders"],
  [3, 960, 960, "task", "Oddzwonić do Pawła Śliwińskiego"],
  [4, 780, 870, "meeting", "Podsumowanie tygodnia", "Sala 2"],
  [5, 660, 720, "meeting", "Targi – dyżur na stoisku"],
];

const guests: Attendee[] = [
  { userId: "user-1", name: "Zbigniew Wiśniewski", answer: "accepted", optional: false },
  {
    contactId: "contact-3",
    name: "Grażyna Błaszczykowska-Wróblewska",
    email: "grazyna@zuraw.example",
    answer: "needs-action",
  },
  { email: "biuro@kancelaria-zieba.example", answer: "declined", optional: true },
];

const proposals = (startsAt: string): Proposal[] => [
  {
    id: "proposal-1",
    kind: "time",
    email: "grazyna@zuraw.example",
    name: "Grażyna Błaszczykowska-Wróblewska",
    startsAt: new Date(Date.parse(startsAt) + 7_200_000).toISOString(),
    endsAt: new Date(Date.parse(startsAt) + 10_800_000).toISOString(),
    comment: "Rano mam dyżur – czy może być później?",
  },
  { id: "proposal-2", kind: "guest", email: "tomasz.lis@zuraw.example", name: "Tomasz Lis", answer: "accepted" },
];

const mailed: Mailed[] = [
  { email: "grazyna@zuraw.example", stand: "sent", at: new Date().toISOString() },
  {
    email: "biuro@kancelaria-zieba.example",
    stand: "failed",
    problem: "550 5.1.1 <biuro@kancelaria-zieba.example>: Recipient address rejected: User unknown",
  },
];

export const calendar: MakePart = (mock) => {
  const me = mock.data.users[0];
  const monday = new Date();
  monday.setHours(0, 0, 0, 0);
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  const at = (day: number, minutes: number) =>
    new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + day, 0, minutes).toISOString();
  const date = (day: number) => {
    const local = new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + day, 12);
    return `${local.toISOString().slice(0, 10)}T00:00:00Z`;
  };
  const base = {
    version: 1,
    ownerId: me?.id ?? null,
    ownerName: me?.name ?? null,
    createdAt: at(0, 0),
    createdBy: "",
    updatedAt: at(0, 0),
  };
  const made: Known[] = [];
  for (const week of [-1, 0, 1, 2]) {
    plan.forEach(([day, from, to, kind, name, location], index) => {
      if (week && index % 3 === (week + 3) % 3) return;
      const startsAt = at(day + week * 7, from);
      const endsAt = at(day + week * 7, to);
      made.push({
        ...base,
        id: `planned-${week + 1}-${index}`,
        kind,
        name,
        location: location ?? null,
        startsAt,
        endsAt,
        allDay: false,
        timeZone: kind === "task" ? null : "Europe/Warsaw",
        occurrence: name === "Stand-up" ? startsAt : null,
        doneAt: kind === "task" && week < 0 ? endsAt : null,
        contactId: index % 2 ? `contact-${index}` : null,
        attendees: index % 5 === 0 ? guests : [],
        invites: index % 5 === 0,
        proposals: index % 5 === 0 ? proposals(startsAt) : [],
        body: index % 5 === 0 ? "Proszę zabrać umowę i cennik na przyszły rok." : null,
        schedule:
          kind === "task"
            ? null
            : {
                startsAt,
                endsAt,
                timeZone: "Europe/Warsaw",
                allDay: false,
                rule: name === "Stand-up" ? "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" : null,
              },
      } as Known);
    });
  }
  const whole = (id: string, name: string, from: number, to: number): Known =>
    ({
      ...base,
      id,
      kind: "meeting",
      name,
      startsAt: date(from),
      endsAt: date(to),
      allDay: true,
      timeZone: "UTC",
      schedule: { startsAt: date(from), endsAt: date(to), timeZone: "UTC", allDay: true },
    }) as Known;
  made.push(
    whole("whole-1", "Targi w Poznaniu", 2, 5),
    whole("whole-2", "Urlop: Zbigniew", 4, 9),
    whole("whole-3", "Święto firmowe", 3, 4),
  );
  mock.data.activities.unshift(...made);
  let feed: string | undefined;
  const entry = (it: Known): Entry => ({
    ...(it as unknown as Entry),
    moved: false,
    startsAt: it.startsAt ?? it.dueAt ?? it.occurredAt ?? it.createdAt,
    endsAt: it.endsAt ?? it.dueAt ?? it.occurredAt ?? it.createdAt,
    allDay: it.allDay ?? false,
  });
  const apply = (it: Known, body: Record<string, unknown>) => {
    const schedule = body.schedule as Partial<Entry> | undefined;
    change(it, {
      ...body,
      ...(schedule ? { ...schedule, schedule: { ...it.schedule, ...schedule } } : {}),
      ...(body.dueAt ? { startsAt: body.dueAt as string, endsAt: body.dueAt as string } : {}),
    } as Partial<Known>);
    mock.changed();
    return record(it);
  };
  return {
    created: {
      activities: (body) => {
        const schedule = body.schedule as Partial<Entry> | undefined;
        return schedule ? { ...schedule, ownerId: mock.me.id, ownerName: mock.me.name } : {};
      },
    },
    handle: async ({ request, url, root, id, sub }) => {
      if (root === "calendar" && id === "feed") {
        if (request.method === "GET") return json({ createdAt: feed ?? null, readAt: null });
        feed = request.method === "POST" ? new Date().toISOString() : undefined;
        return feed
          ? json(
              {
                url: "https://crm.example.com/public/contacts/calendars/Zk3v9b1Qy7LrT0cWm5uXs2HdEo8JfPaN4gKi6RtVw1Y.ics",
              },
              201,
            )
          : new Response(null, { status: 204 });
      }
      if (root === "calendar" && id === "files") {
        return json({
          created: 12,
          updated: 1,
          unchanged: 3,
          refused: 1,
          items: [{ name: "Bez daty", outcome: "refused", problem: "has no start", notes: [] }],
        });
      }
      if (root === "calendar") {
        const from = url.searchParams.get("from") ?? "";
        const to = url.searchParams.get("to") ?? "";
        const items = (mock.data.activities as Known[])
          .filter((it) => !it.skipped && (it.startsAt || it.dueAt || it.kind !== "note"))
          .map(entry)
          .filter((it) => it.startsAt < to && (it.endsAt > from || it.startsAt >= from))
          .filter((it) => !url.searchParams.has("ownerId") || it.ownerId === mock.me.id);
        return json({ items, truncated: false });
      }
      const known = root === "activities" ? (mock.data.activities as Known[]).find((it) => it.id === id) : undefined;
      if (known && sub === "invitations") return json({ items: known.attendees?.length ? mailed : [] });
      if (!known || (request.method !== "PATCH" && request.method !== "POST")) return undefined;
      const refused = stale(request, known);
      if (refused) return refused;
      const body = await bodyOf(request);
      if (sub === "occurrences") return apply(known, body.changes as Record<string, unknown>);
      if (sub === "skip") {
        known.skipped = true;
        return apply(known, {});
      }
      if (sub === "restore") known.skipped = false;
      if (sub === "answer" || sub === "restore") return apply(known, {});
      if (sub?.startsWith("proposals")) {
        const left = (known as { proposals?: Proposal[] }).proposals?.filter(({ id }) => id !== body.proposal);
        return apply(known, { proposals: left });
      }
      return sub ? undefined : apply(known, body);
    },
  };
};
