import type { PairItem, Scan, Setting } from "../../src/features/duplicates/types.ts";
import type { Contact, Merger } from "../../src/shared/api/types.ts";
import { bodyOf, change, json, type MakePart, problem, record, stale } from "./part.ts";

const reasons: PairItem["reasons"][] = [
  [
    { field: "email", agreement: "equal", weight: 13.2 },
    { field: "lastName", agreement: "equal", weight: 9.1 },
    { field: "firstName", agreement: "form", weight: 4.2 },
    { field: "city", agreement: "different", weight: -1.1 },
  ],
  [
    { field: "lastName", agreement: "swapped", weight: 8.1 },
    { field: "phone2", agreement: "equal", weight: 12 },
    { field: "street", agreement: "equal", weight: 5.1 },
    { field: "houseNumber", agreement: "slip", weight: 2.4 },
    { field: "email", agreement: "different", weight: -2.3 },
  ],
  [
    { field: "lastName", agreement: "slip", weight: 6 },
    { field: "firstName", agreement: "equal", weight: 3.3 },
    { field: "company", agreement: "alike", weight: 2.2 },
    { field: "phone", agreement: "different", weight: -1.9 },
  ],
];

const known = (contact: Contact) => ({
  id: contact.id,
  name: contact.name,
  emails: contact.emails.map(({ value }) => value),
  phones: contact.phones.map(({ value }) => value),
  companies: contact.companies.map(({ companyName }) => companyName),
  city: contact.city ?? null,
});

/** Contacts that may be one person, and what is made of them. */
export const duplicates: MakePart = (mock) => {
  const people = mock.data.contacts;
  let scan: Scan = { status: "done", finishedAt: "2026-11-22T01:00:00Z", contacts: people.length, pairs: 12 };
  let setting: Setting = {
    automatic: { merge: false, threshold: 0.99, nightly: false, at: "02:30", zone: "UTC" },
    version: 0,
  };
  const statuses = new Map<string, PairItem["status"]>();
  const before = new Map<string, { survivor: Contact; merged: Contact }>();
  const pairs = (): PairItem[] =>
    Array.from({ length: 12 }, (_, index) => [people[index * 2 + 3], people[index * 2 + 4]] as const)
      .flatMap(([one, other], index) =>
        one && other && !one.mergedInto && !other.mergedInto
          ? [{ one, other, index, id: `${one.id}_${other.id}` }]
          : [],
      )
      .map(({ one, other, index, id }) => ({
        id,
        status: statuses.get(id) ?? "open",
        score: 0.99 - index * 0.035,
        contacts: [known(one), known(other)],
        reasons: reasons[index % reasons.length] ?? [],
      }));
  const byId = (id: string | undefined) => people.find((contact) => contact.id === id);

  async function merge(request: Request, survivor: Contact): Promise<Response> {
    const refused = stale(request, survivor);
    if (refused) return refused;
    const body = (await bodyOf(request)) as { otherId?: string; fields?: Record<string, string> };
    const merged = byId(body.otherId);
    if (!merged) return problem(404, "There is no such contact.");
    const mergeId = mock.newId("merge");
    before.set(mergeId, { survivor: { ...survivor }, merged: { ...merged } });
    const link = (contactId: string): Merger => ({
      mergeId,
      contactId,
      at: new Date().toISOString(),
      by: `user:${mock.me.id}`,
    });
    const choice = (field: string) => body.fields?.[field];
    change(survivor, {
      emails: choice("emails") === "other" ? merged.emails : [...survivor.emails, ...merged.emails],
      phones: choice("phones") === "other" ? merged.phones : [...survivor.phones, ...merged.phones],
      tags: [...new Set([...survivor.tags, ...merged.tags])],
      ...(choice("jobTitle") === "other" ? { jobTitle: merged.jobTitle } : {}),
      merged: [...(survivor.merged ?? []), link(merged.id)],
    });
    change(merged, { mergedInto: link(survivor.id) });
    mock.changed();
    return record(survivor);
  }

  async function unmerge(request: Request, contact: Contact): Promise<Response> {
    const body = (await bodyOf(request)) as { otherId?: string };
    const merged = contact.mergedInto ? contact : byId(body.otherId ?? contact.merged?.[0]?.contactId);
    const survivor = byId(merged?.mergedInto?.contactId);
    const was = before.get(merged?.mergedInto?.mergeId ?? "");
    if (!merged || !survivor || !was) return problem(409, "There is nothing to take back.");
    statuses.set(`${survivor.id}_${merged.id}`, "dismissed");
    statuses.set(`${merged.id}_${survivor.id}`, "dismissed");
    const { version: _survivor, ...first } = was.survivor;
    const { version: _merged, ...second } = was.merged;
    change(survivor, { merged: null, ...first });
    change(merged, { ...second, mergedInto: null });
    mock.changed();
    return json({ contact: survivor, restored: merged, kept: { fields: [], records: [] } });
  }

  function similar(body: Record<string, unknown>): Response {
    const emails = (body.emails as string[] | undefined) ?? [];
    const lastName = String(body.lastName ?? "").toLowerCase();
    const items = people
      .filter(
        (contact) =>
          !contact.mergedInto &&
          (contact.emails.some(({ value }) => emails.includes(value)) ||
            (lastName.length > 3 && contact.lastName?.toLowerCase() === lastName)),
      )
      .slice(0, 3)
      .map((contact) => ({ contact: known(contact), score: 0.92, reasons: reasons[0] ?? [] }));
    return json({ items });
  }

  return {
    handle: async ({ request, url, root, id, sub }) => {
      if (root === "contacts" && request.method === "POST") {
        if (id === "similar") return similar(await bodyOf(request));
        const contact = byId(id);
        if (contact && sub === "merge") return merge(request, contact);
        if (contact && sub === "unmerge") return unmerge(request, contact);
      }
      if (root !== "duplicates") return undefined;
      if (id === "scan") {
        if (request.method === "POST") scan = { ...scan, status: "running", finishedAt: null };
        else if (scan.status === "running") scan = { ...scan, status: "done", finishedAt: new Date().toISOString() };
        return json(scan, request.method === "POST" ? 202 : 200);
      }
      if (id === "settings") {
        if (request.method === "PUT") {
          const automatic = (await bodyOf(request)) as unknown as Setting["automatic"];
          setting = { automatic, version: setting.version + 1, changedAt: new Date().toISOString() };
        }
        return json(setting);
      }
      const pair = pairs().find((it) => it.id === id);
      if (id && !pair) return problem(404, "There is no such pair.");
      if (pair) {
        statuses.set(pair.id, sub === "dismiss" ? "dismissed" : "open");
        return json({ ...pair, status: statuses.get(pair.id) });
      }
      const status = url.searchParams.get("status") ?? "open";
      return json({ items: pairs().filter((it) => it.status === status), nextCursor: null });
    },
  };
};
