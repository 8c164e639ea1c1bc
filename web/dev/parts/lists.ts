import type { Bulk, BulkItem } from "../../src/shared/api/bulk.ts";
import type { Desk, View } from "../../src/shared/api/views.ts";
import { bodyOf, type Item, json, type MakePart, problem } from "./part.ts";

interface Body {
  action?: "update" | "delete";
  ids?: string[];
  filter?: string;
  q?: string;
  count?: number;
  preview?: boolean;
  patch?: Record<string, unknown>;
  add?: Record<string, unknown[]>;
  remove?: Record<string, unknown[]>;
}

interface Job {
  bulk: Bulk;
  items: BulkItem[];
  before: Item[];
}

/** Saved views, each person's desk, and changes of many records at once. */
export const lists: MakePart = (mock) => {
  const now = "2026-11-20T09:00:00Z";
  const views: View[] = [
    {
      id: "view-1",
      name: "Kraków i okolice",
      list: "contacts",
      filter: 'city == "Kraków"',
      sort: "-updatedAt",
      columns: ["company", "email", "city", "updatedAt"],
      ownerId: mock.me.id,
      teamId: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    },
    {
      id: "view-2",
      name: "Bez stanowiska",
      list: "contacts",
      filter: "!has(jobTitle)",
      columns: [],
      ownerId: "user-2",
      teamId: "team-1",
      createdAt: now,
      updatedAt: now,
      version: 1,
    },
  ];
  const desk: Desk = { favourites: [], recent: [], pins: ["view-1"], defaults: {} };
  const jobs = new Map<string, Job>();

  const entry = (resource: string, id: string, name: string) => ({ resource, id, name, at: new Date().toISOString() });
  const without = (entries: Desk["recent"], resource: string, id: string) =>
    entries.filter((it) => it.resource !== resource || it.id !== id);

  function meant(root: string, body: Body): Item[] {
    const list = mock.list(root) ?? [];
    if (body.ids) return list.filter((it) => body.ids?.includes(it.id));
    const url = new URL("http://mock/");
    if (body.filter) url.searchParams.set("filter", body.filter);
    if (body.q) url.searchParams.set("q", body.q);
    return mock.find(list, url);
  }

  function begin(root: string, body: Body): Response {
    const records = meant(root, body);
    if (body.preview) return json({ count: records.length });
    if (body.count !== undefined && body.count !== records.length) {
      return problem(409, `The filter finds ${records.length} records now.`);
    }
    const list = mock.list(root) ?? [];
    const before = records.map((it) => structuredClone(it));
    const items: BulkItem[] = [];
    for (const record of records) {
      const refused = (record as Item & { locked?: boolean }).locked;
      items.push({ id: record.id, name: record.name, outcome: refused ? "refused" : "changed" });
      if (refused)
        Object.assign(items.at(-1) as BulkItem, { problem: "None of your roles permits it on this record." });
      else if (body.action === "delete") list.splice(list.indexOf(record), 1);
      else {
        const tags = (record as Item & { tags?: unknown[] }).tags ?? [];
        const kept = tags.filter((tag) => !body.remove?.tags?.includes(tag));
        const owner = mock.data.users.find((user) => user.id === body.patch?.ownerId);
        Object.assign(record, body.patch, owner && { ownerName: owner.name }, {
          tags: [...new Set([...kept, ...(body.add?.tags ?? [])])],
          version: record.version + 1,
        });
      }
    }
    const changed = items.filter((it) => it.outcome === "changed").length;
    const bulk: Bulk = {
      id: mock.newId("bulk"),
      resource: root,
      action: body.action ?? "update",
      status: "completed",
      total: records.length,
      processed: records.length,
      changed,
      unchanged: 0,
      refused: records.length - changed,
      undone: 0,
      kept: 0,
      undoable: changed > 0,
    };
    jobs.set(bulk.id, { bulk, items, before });
    mock.changed();
    return json(bulk);
  }

  function undo({ bulk, before }: Job): Response {
    const list = mock.list(bulk.resource) ?? [];
    for (const record of before) {
      const present = list.find((it) => it.id === record.id);
      if (present) Object.assign(present, record, { version: present.version + 1 });
      else list.unshift(record);
    }
    Object.assign(bulk, { status: "undone", undone: bulk.changed, undoable: false });
    mock.changed();
    return json(bulk);
  }

  return {
    lists: { views: views as never },
    created: { views: (body) => ({ ownerId: mock.me.id, columns: body.columns ?? [] }) },
    handle: async ({ request, root, id, sub, rest }) => {
      if (root === "desk") {
        if (request.method === "GET") return json(desk);
        const body = await bodyOf(request);
        const [of] = rest;
        if (id === "pins") desk.pins = body.views as string[];
        else if (id === "defaults" && sub) {
          if (body.view) desk.defaults[sub] = body.view as string;
          else delete desk.defaults[sub];
        } else if ((id === "recent" || id === "favourites") && sub && of) {
          desk[id] = without(desk[id], sub, of);
          if (request.method === "PUT") desk[id].unshift(entry(sub, of, body.name as string));
        }
        return json(desk);
      }
      if (id !== "bulk") return undefined;
      if (!sub) return begin(root, (await bodyOf(request)) as Body);
      const job = jobs.get(sub);
      if (!job) return problem(404, "There is no such change.");
      if (rest[0] === "undo") return undo(job);
      if (rest[0] === "refusals") return json({ items: job.items.filter((it) => it.outcome === "refused") });
      return json(job.bulk);
    },
  };
};
