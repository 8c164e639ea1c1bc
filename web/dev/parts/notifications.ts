import type { Notification, Settings } from "../../src/features/notifications/api.ts";
import { change, json, type MakePart, problem, record } from "./part.ts";

const now = Date.now();
const minute = 60_000;

const said: [string, string | null, string, string | null, string][] = [
  [
    "Nowy lead czeka na Ciebie: Grażyna Błaszczykowska-Wróblewska",
    "Kolej w zespole Sprzedaż Północ",
    "assignment",
    "/leads/lead-0",
    "lead",
  ],
  [
    "Pierwsza odpowiedź na #1187 za 15 minut",
    "Nie mogę się zalogować po zmianie hasła",
    "rule",
    "/tickets/ticket-0",
    "ticket",
  ],
  [
    "Wygrano: Wdrożenie systemu magazynowego – Łódź",
    "Utworzono zadanie: zadzwonić po wdrożeniu",
    "rule",
    "/deals/deal-4",
    "deal",
  ],
  [
    "Przydzielono Ci zgłoszenie #1172",
    "Pytanie o integrację z Subiektem",
    "assignment",
    "/tickets/ticket-15",
    "ticket",
  ],
  ["Webhook „Hurtownia danych” został wyłączony po 5 dniach błędów", null, "rule", null, "webhook"],
];

/** What the person who is signed in was told. */
export const notifications: MakePart = (mock) => {
  const all: Notification[] = Array.from({ length: 17 }, (_, index) => {
    const [name, body, kind, link, recordType] = said[index % said.length] as (typeof said)[number];
    const at = new Date(now - (index * index * 17 + 3) * minute).toISOString();
    return {
      id: `notification-${index}`,
      version: 1,
      name,
      body,
      kind,
      link,
      recordType,
      recordId: link?.split("/")[2] ?? null,
      readAt: index < 3 ? null : at,
      createdAt: at,
      createdBy: "system:automation",
      updatedAt: at,
    };
  });
  let settings: Settings = { muted: [], digest: "off", timeZone: null };
  const read = (it: Notification) => change(it, { readAt: it.readAt ?? new Date().toISOString() });
  return {
    lists: { notifications: all },
    handle: async ({ request, root, id, sub, url }) => {
      if (root !== "notifications") return undefined;
      if (!id && url.searchParams.get("filter") === "readAt == null") {
        url.searchParams.delete("filter");
        return mock.search(
          all.filter((it) => !it.readAt),
          url,
        );
      }
      if (id === "settings") {
        if (request.method === "PUT") settings = (await request.json()) as Settings;
        return json(settings);
      }
      if (id === "read-all") {
        all.forEach(read);
        return new Response(null, { status: 204 });
      }
      const found = all.find((it) => it.id === id);
      if (!id) return undefined;
      if (!found) return problem(404, "There is no such notification.");
      if (sub === "read") return record(read(found));
      if (request.method === "DELETE") {
        all.splice(all.indexOf(found), 1);
        return new Response(null, { status: 204 });
      }
      return undefined;
    },
  };
};
