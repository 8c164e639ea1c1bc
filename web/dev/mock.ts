import type {
  Activity,
  Contact,
  Deal,
  HistoryItem,
  Import,
  Me,
  Page,
  SalesSummary,
  TimelineItem,
} from "../src/shared/api/types.ts";
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
  private readonly imports: Import[] = [];
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
    this.imports.push(finishedImport());
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
    if (root === "reports") return this.report(id ?? "");
    if (root === "operations") return json({ items: sub === "projections" ? [{ name: "timeline", lag: 0 }] : [] });
    if (id === "imports") return this.importing(request, root, sub, rest[0]);
    const list = this.list(root);
    if (!list) return problem(404, `There is no ${root}.`);
    if (!id) return request.method === "POST" ? this.create(root, list, request) : this.search(list, url);
    const item = list.find((it) => it.id === id);
    if (!item) return problem(404, `There is no such record.`);
    if (sub === "timeline") return json({ items: this.timeline(item.id), nextCursor: null });
    if (sub === "history") return json({ items: historyOf(item as Deal) });
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
    if (request.method === "POST" && root === "deals") {
      return this.act(item as Deal, sub ?? "", JSON.parse((await request.text()) || "{}"));
    }
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

  private act(deal: Deal, action: string, body: { stageId?: string; reason?: string }): Response {
    const stages = this.data.pipelines[0]?.stages ?? [];
    const first = stages[0];
    const target =
      action === "win"
        ? stages.find((it) => it.kind === "won")
        : action === "lose"
          ? stages.find((it) => it.kind === "lost")
          : (stages.find((it) => it.id === body.stageId) ?? first);
    if (!target) return problem(422, "There is no such stage.", [{ field: "stageId", message: "is not a stage" }]);
    const now = new Date().toISOString();
    Object.assign(deal, {
      stageId: target.id,
      stage: target.name,
      status: target.kind,
      probability: target.probability,
      lossReason: action === "lose" ? body.reason : null,
      closedOn: target.kind === "open" ? null : now.slice(0, 10),
      version: deal.version + 1,
      updatedAt: now,
      stageHistory: [...deal.stageHistory, { stageId: target.id, stage: target.name, at: now, by: this.me.id }],
    });
    this.changed();
    return json(deal, 200, { ETag: `"${deal.version}"` });
  }

  changed() {
    for (const listener of this.listeners) listener();
  }

  private report(name: string): Response {
    const { deals, users, pipelines } = this.data;
    if (name === "pipeline") {
      const stages = (pipelines[0]?.stages ?? []).map((stage) => {
        const of = deals.filter((deal) => deal.stageId === stage.id);
        return { stageId: stage.id, stage: stage.name, count: of.length, amount: { amount: sum(of), currency: "PLN" } };
      });
      return json({ stages, asOf: new Date().toISOString() });
    }
    const won = deals.filter((deal) => deal.status === "won");
    const lost = deals.filter((deal) => deal.status === "lost");
    const months = [...new Set(won.map((deal) => deal.closedOn?.slice(0, 7) ?? ""))].sort();
    const openByStage: Record<string, number> = {};
    for (const stage of pipelines[0]?.stages.filter((it) => it.kind === "open") ?? []) {
      openByStage[stage.name] = deals.filter((deal) => deal.stageId === stage.id).length;
    }
    const summary: SalesSummary = {
      deals: deals.length,
      won: won.length,
      lost: lost.length,
      openByStage,
      wonValue: { amount: sum(won), currency: "PLN" },
      winRate: won.length + lost.length ? won.length / (won.length + lost.length) : null,
      wonValueByMonth: months.map((month) => ({
        month,
        amount: sum(won.filter((it) => it.closedOn?.startsWith(month))),
      })),
      topOwners: users
        .map(({ id, name }) => ({
          id,
          name,
          wonValue: { amount: sum(won.filter((deal) => deal.ownerId === id)), currency: "PLN" },
        }))
        .sort((a, b) => Number(b.wonValue.amount) - Number(a.wonValue.amount))
        .slice(0, 10),
      asOf: new Date().toISOString(),
    };
    return json(summary);
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

  private importing(request: Request, resource: string, id?: string, sub?: string): Response {
    if (id === "preview") return json(filePreview());
    if (id === "mappings") {
      return json({
        fields: ["firstName", "lastName", "email", "phone", "companyName", "city"].map((name) => ({
          name,
          type: name === "email" || name === "phone" ? name : "text",
          required: name === "email",
        })),
        items: [
          {
            name: "standard",
            description: "Kolumny nazwane jak pola zasobu",
            columns: ["name", "sector", "city", "country", "employees"],
          },
        ],
      });
    }
    if (request.method === "POST" && !id) {
      const started: Import = {
        ...finishedImport(),
        id: this.newId("import"),
        resource,
        fileName: "klienci-2026.csv",
        status: "running",
        startedAt: new Date().toISOString(),
        finishedAt: null,
        rows: { total: 12_000, processed: 0, created: 0, updated: 0, unchanged: 0, refused: 0, corrected: 0 },
      };
      this.imports.unshift(started);
      return json(started, 202);
    }
    if (!id) return json({ items: this.imports.filter((it) => it.resource === resource) });
    const found = this.imports.find((it) => it.id === id);
    if (!found) return problem(404, "There is no such import.");
    if (sub === "cancel") found.status = "cancelled";
    if (sub === "undo") {
      found.status = "undone";
      found.undone = { deleted: found.rows.created, restored: found.rows.updated, kept: 3 };
    }
    if (found.status === "running") {
      const { rows } = found;
      const total = rows.total ?? 0;
      rows.processed = Math.min(total, Math.round((Date.now() - Date.parse(found.startedAt ?? "")) * 1.5));
      rows.refused = Math.round(rows.processed / 400);
      rows.corrected = Math.round(rows.processed / 90);
      rows.created = rows.processed - rows.refused;
      found.rowsPerSecond = 1500;
      if (rows.processed === total) found.status = "completed";
    }
    return json(found);
  }
}

function filePreview() {
  const column = (name: string, kind: string, suggestion: string | null, examples: string[], misfits = 0) => ({
    name,
    kind,
    filled: 11_940,
    distinct: 10_000,
    min: examples[0],
    max: examples.at(-1),
    misfits,
    misfitExamples: misfits ? ["brak danych"] : [],
    examples,
    suggestion,
  });
  return {
    kind: "CSV",
    sheet: null,
    sheets: [],
    encoding: "windows-1250",
    delimiter: ";",
    quote: '"',
    escape: '"',
    header: true,
    lineEnding: "CRLF",
    columns: [
      column("Imię", "WORDS", "firstName", ["Anna", "Łukasz", "Żaneta"]),
      column("Nazwisko", "WORDS", "lastName", ["Ćwik", "Nowak"]),
      column("Adres e-mail", "EMAIL", "email", ["anna@example.com", "z@example.com"], 4),
      column("Tel.", "PHONE", "phone", ["22 123 45 67", "+48 600 100 200"]),
      column("Uwagi handlowca", "TEXT", null, ["Prosi o kontakt po świętach."]),
    ],
    rows: [],
    total: 12_000,
    problemCount: 2,
    problems: [
      { row: 1, kind: "skipped", message: "stands before the table: Zestawienie klientów" },
      { row: 418, kind: "mended", message: "a delimiter or a quote was wrong: Jan;Lis;;jan@example.com" },
    ],
  };
}

function finishedImport(): Import {
  return {
    id: "import-0",
    resource: "companies",
    mapping: "standard",
    fileName: "konta-crm-eksport.csv",
    status: "completed",
    rows: { total: 3120, processed: 3120, created: 3060, updated: 42, unchanged: 6, refused: 12, corrected: 184 },
    rowsPerSecond: 1480,
    startedAt: "2026-11-20T09:12:00Z",
    finishedAt: "2026-11-20T09:12:03Z",
    createdAt: "2026-11-20T09:12:00Z",
    createdBy: "user:1",
  };
}

function historyOf(deal: Deal): HistoryItem[] {
  return deal.stageHistory
    .map(({ stage, at, by }, index) => ({
      id: `h-${deal.id}-${index}`,
      type: `klientela.sales.deal.${index ? "updated" : "created"}.v1`,
      at,
      actor: `user:${by}`,
      sequence: index,
      changes: index ? { stage: { before: deal.stageHistory[index - 1]?.stage, after: stage } } : null,
    }))
    .reverse();
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

function sum(deals: Deal[]): string {
  return deals.reduce((total, deal) => total + Number(deal.amount?.amount ?? 0), 0).toFixed(2);
}

function at(item: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], item);
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === undefined || a === null) return 1;
  if (b === undefined || b === null) return -1;
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return String(a).localeCompare(String(b), "pl");
}

/** Just enough of CEL for the UI's own filters. */
export function compile(filter: string): (item: unknown) => boolean {
  const text = filter.trim();
  const some = splitAt(text, "||");
  if (some.length > 1) {
    const tests = some.map(compile);
    return (item) => tests.some((test) => test(item));
  }
  const all = splitAt(text, "&&");
  if (all.length > 1) {
    const tests = all.map(compile);
    return (item) => tests.every((test) => test(item));
  }
  if (text.startsWith("(") && text.endsWith(")")) return compile(text.slice(1, -1));
  return compileOne(text);
}

/** Splits outside of brackets and strings. */
function splitAt(text: string, operator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    if (quoted) continue;
    if (text[i] === "(") depth++;
    if (text[i] === ")") depth--;
    if (depth === 0 && text.startsWith(operator, i)) {
      parts.push(text.slice(from, i));
      from = i + operator.length;
      i++;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim());
}

function compileOne(text: string): (item: unknown) => boolean {
  const exists = /^(\w+)\.exists\(\w+, \w+\.(\w+) == "(.*)"\)$/.exec(text);
  if (exists) {
    const [, list = "", field = "", value] = exists;
    return (item) => ((at(item, list) as Record<string, unknown>[]) ?? []).some((it) => it[field] === value);
  }
  const called = /^([\w.]+)\.(contains|startsWith)\("(.*)"\)$/.exec(text);
  if (called) {
    const [, field = "", name, value = ""] = called;
    return (item) => {
      const found = String(at(item, field) ?? "");
      return name === "contains" ? found.includes(value) : found.startsWith(value);
    };
  }
  const oneOf = /^([\w.]+) in \[(.*)\]$/.exec(text);
  if (oneOf) {
    const values = (oneOf[2] ?? "").split(",").map((it) => it.trim().replaceAll('"', ""));
    return (item) => values.includes(String(at(item, oneOf[1] ?? "")));
  }
  const member = /^"(.*)" in (\w+)$/.exec(text);
  if (member) return (item) => ((at(item, member[2] ?? "") as string[]) ?? []).includes(member[1] ?? "");
  const present = /^(!?)has\(([\w.]+)\)$/.exec(text);
  if (present) return (item) => !!at(item, present[2] ?? "") !== !!present[1];
  const aged = /^([\w.]+) (>=|<) now - duration\("(\d+)h"\)$/.exec(text);
  if (aged) {
    const [, field = "", operator, hours] = aged;
    const limit = Date.now() - Number(hours) * 3_600_000;
    return (item) => {
      const found = at(item, field);
      return typeof found === "string" && (operator === "<" ? Date.parse(found) < limit : Date.parse(found) >= limit);
    };
  }
  const compared = /^([\w.]+) (==|!=|>=|<=|<|>) (?:timestamp\()?"?([^")]*)"?\)?$/.exec(text);
  if (!compared?.[3]) throw new Error(text);
  const [, field = "", operator, value = ""] = compared;
  return (item) => {
    const found = at(item, field);
    const order = compare(typeof found === "number" ? found : (found ?? ""), value);
    if (operator === "==") return String(found) === value;
    if (operator === "!=") return String(found) !== value;
    if (found === undefined || found === null) return false;
    if (operator === ">=") return order >= 0;
    if (operator === "<=") return order <= 0;
    return operator === "<" ? order < 0 : order > 0;
  };
}
