import type { Activity, Contact, Deal, Me, Page, TimelineItem } from "../src/shared/api/types.ts";
import { at, compare, compile } from "./cel.ts";
import { type Data, generate } from "./data.ts";
import { parts } from "./parts/index.ts";
import { type Item, json, type Part, problem, record } from "./parts/part.ts";
import { fold } from "./text.ts";

/** An API in memory with the shapes of docs/architecture.md: for developing the UI and for its tests. */
export class Mock {
  readonly data: Data;
  /** Roots of resources that answer 503, as if their service were down. */
  readonly down = new Set<string>();
  authenticated = true;
  /** Long work is done at once, for tests. */
  fast = false;
  /** Milliseconds that every answer takes. */
  delay = 0;
  me: Me;
  readonly seen: Request[] = [];
  private readonly timelines = new Map<string, TimelineItem[]>();
  private readonly listeners = new Set<() => void>();
  private readonly notified = new Set<(notification: object) => void>();
  private readonly parts: Part[];
  private nextId = 1;

  constructor(data: Data = generate()) {
    this.data = data;
    this.me = {
      id: data.users[0]?.id ?? "",
      name: data.users[0]?.name ?? "",
      email: "anna.nowak@klientela.example",
      roles: ["admin"],
      teamIds: [],
      permissions: [{ resource: "*", actions: ["*"], scope: "all" }],
    };
    this.parts = parts.map((make) => make(this));
  }

  /** Tells those who listen for their notifications. */
  notify(notification: object) {
    for (const listener of this.notified) listener(notification);
  }

  onNotification(listener: (notification: object) => void): () => void {
    this.notified.add(listener);
    return () => this.notified.delete(listener);
  }

  newId(prefix = "new"): string {
    return `${prefix}-${this.nextId++}`;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async handle(request: Request): Promise<Response> {
    this.seen.push(request.clone());
    if (this.delay) await new Promise((done) => setTimeout(done, this.delay));
    const url = new URL(request.url);
    const parts = url.pathname.split("/").filter(Boolean);
    if (parts[0] === "auth") return this.auth(parts[1] ?? "");
    const [root = "", id, sub, ...rest] = parts.slice(2);
    if (!this.authenticated) return problem(401, "Sign in first.");
    if (this.down.has(root)) {
      return new Response(JSON.stringify({ title: "Service Unavailable", status: 503 }), {
        status: 503,
        headers: { "Content-Type": "application/problem+json", "Retry-After": "5" },
      });
    }

    for (const part of this.parts) {
      const answer = await part.handle?.({ request, url, root, id, sub, rest });
      if (answer) return answer;
    }
    if (root === "users" && id === "me") return json(this.me);
    if (root === "operations") return json({ items: sub === "projections" ? [{ name: "timeline", lag: 0 }] : [] });
    const list = this.list(root);
    if (!list) return problem(404, `There is no ${root}.`);
    if (!id) return request.method === "POST" ? this.create(root, list, request) : this.search(list, url);
    const item = list.find((it) => it.id === id);
    if (!item) return problem(404, `There is no such record.`);
    if (sub === "timeline") {
      const [type, by] = [url.searchParams.get("type"), url.searchParams.get("by")];
      const items = this.timeline(item.id).filter(
        (it) => (!type || it.resource.type === type) && (!by || it.actor?.id.endsWith(by)),
      );
      return json({ items, nextCursor: null });
    }
    if (sub === "invite") return json({ link: "http://localhost:8080/signin/invitation?token=4f1a-demo" });
    if (request.method === "GET") return record(item);
    const match = request.headers.get("If-Match");
    if (root !== "users" && match !== `"${item.version}"`) return problem(match ? 412 : 428, "The record has changed.");
    if (request.method === "DELETE") {
      list.splice(list.indexOf(item), 1);
      this.changed();
      return new Response(null, { status: 204 });
    }
    if (request.method === "PATCH") return this.patch(item, (await request.json()) as Partial<Item>);
    return problem(405, "Not here.");
  }

  private auth(what: string): Response {
    if (what === "signin") {
      this.authenticated = true;
      return new Response(null, { status: 302, headers: { Location: "/" } });
    }
    if (what === "signout") this.authenticated = false;
    const { id, name, email } = this.me;
    return json(
      this.authenticated
        ? { authenticated: true, user: { id, name, email }, csrf: "token-of-the-session" }
        : { authenticated: false },
    );
  }

  list(root: string): Item[] | undefined {
    const lists: Record<string, Item[]> = {
      contacts: this.data.contacts,
      companies: this.data.companies,
      activities: this.data.activities,
      deals: this.data.deals,
      pipelines: this.data.pipelines,
      products: this.data.products,
      users: this.data.users,
      teams: this.data.teams,
      roles: this.data.roles,
    };
    return lists[root] ?? this.parts.find((part) => part.lists?.[root])?.lists?.[root];
  }

  /** What a filter and words find. */
  find(list: Item[], { searchParams }: URL): Item[] {
    const filter = searchParams.get("filter");
    const found = filter ? list.filter(compile(filter)) : list;
    const q = fold(searchParams.get("q") ?? "");
    return q ? found.filter((it) => q.split(/\s+/).every((word) => fold(JSON.stringify(it)).includes(word))) : found;
  }

  search(list: Item[], url: URL): Response {
    const { searchParams } = url;
    let items: Item[];
    try {
      items = this.find(list, url);
    } catch {
      return problem(400, "The filter cannot be read.", [
        { field: "filter", message: "1:9: unexpected end of the expression" },
      ]);
    }
    const sort = searchParams.get("sort");
    if (sort) {
      const field = sort.replace(/^-/, "");
      const sign = sort.startsWith("-") ? -1 : 1;
      items = [...items].sort((a, b) => sign * compare(at(a, field), at(b, field)));
    }
    const from = Number(searchParams.get("cursor") ?? 0);
    const limit = Number(searchParams.get("limit") ?? 50);
    const page: Page<Item> = {
      items: items.slice(from, from + limit),
      nextCursor: from + limit < items.length ? String(from + limit) : null,
    };
    if (searchParams.get("count") === "true") page.count = items.length;
    return json(page);
  }

  private async create(root: string, list: Item[], request: Request): Promise<Response> {
    const body = (await request.json()) as Partial<Item> & Record<string, unknown>;
    if (root === "contacts") body.name = [body.firstName, body.lastName].filter(Boolean).join(" ");
    if (!body.name) return problem(422, "Some fields are wrong.", [{ field: "name", message: "must not be empty" }]);
    const now = new Date().toISOString();
    const item = {
      emails: [],
      phones: [],
      companies: [],
      contacts: [],
      lines: [],
      tags: [],
      stageHistory: [],
      status: "open",
      probability: 10,
      ...body,
      ...this.parts.find((part) => part.created?.[root])?.created?.[root]?.(body),
      id: this.newId(),
      version: 1,
      createdAt: now,
      updatedAt: now,
    } as unknown as Item;
    this.complete(item as unknown as Deal);
    list.unshift(item);
    if (root === "activities") {
      const activity = item as Activity;
      for (const subject of [activity.contactId, activity.companyId, activity.dealId]) {
        if (subject) this.timeline(subject).unshift(activityItem(activity, this.me.name));
      }
    }
    this.changed();
    return json(item, 201, { ETag: '"1"', Location: `/api/v1/${root}/${item.id}` });
  }

  /** Copies the names of what a record refers to. */
  private complete(deal: Deal) {
    if (deal.companyId) deal.companyName = this.data.companies.find((it) => it.id === deal.companyId)?.name ?? null;
    if (deal.ownerId) deal.ownerName = this.data.users.find((it) => it.id === deal.ownerId)?.name ?? null;
    const stage = this.data.pipelines[0]?.stages.find((it) => it.id === deal.stageId);
    if (stage) deal.stage = stage.name;
  }

  private patch(item: Item, patch: Partial<Item>): Response {
    Object.assign(item, patch, { version: item.version + 1, updatedAt: new Date().toISOString() });
    const contact = item as Contact;
    if ("firstName" in patch || "lastName" in patch) {
      contact.name = [contact.firstName, contact.lastName].filter(Boolean).join(" ");
    }
    this.complete(item as unknown as Deal);
    this.changed();
    return json(item, 200, { ETag: `"${item.version}"` });
  }

  changed() {
    for (const listener of this.listeners) listener();
  }

  timeline(id: string): TimelineItem[] {
    let items = this.timelines.get(id);
    if (!items) {
      items = this.data.deals
        .filter((deal) => deal.companyId === id || deal.contacts.some((it) => it.contactId === id))
        .slice(0, 6)
        .map((deal) => ({
          id: `t-${deal.id}`,
          at: deal.updatedAt,
          type: `klientela.sales.deal.${deal.status === "open" ? "stage-changed" : deal.status}.v1`,
          resource: { type: "deal", id: deal.id, name: deal.name },
          actor: { id: deal.ownerId ?? "", name: deal.ownerName ?? null },
          data: { amount: deal.amount, fromStage: "Nowe", toStage: deal.stage },
        }));
      items.push(
        ...this.data.activities
          .filter((it) => it.contactId === id || it.companyId === id)
          .map((it) => activityItem(it, it.ownerName ?? "")),
      );
      for (const part of this.parts) items.push(...(part.timeline?.(id) ?? []));
      items.sort((a, b) => b.at.localeCompare(a.at));
      this.timelines.set(id, items);
    }
    return items;
  }
}

function activityItem(activity: Activity, actor: string): TimelineItem {
  return {
    id: `t-${activity.id}`,
    at: activity.occurredAt ?? activity.createdAt,
    type: "klientela.contacts.activity.created.v1",
    resource: { type: "activity", id: activity.id, name: activity.name },
    actor: { id: activity.ownerId ?? "", name: actor },
    data: { kind: activity.kind, body: activity.body, dueAt: activity.dueAt },
  };
}
