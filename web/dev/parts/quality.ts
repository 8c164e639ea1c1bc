import type { QualityRule } from "../../src/features/quality/api.ts";
import type { Contact } from "../../src/shared/api/types.ts";
import { bodyOf, type Item, json, type MakePart, problem } from "./part.ts";

const required = (field: string, weight: number): QualityRule => ({
  id: `${field}-required`.replace(/([A-Z])/g, "-$1").toLowerCase(),
  field,
  kind: "required",
  weight,
  active: true,
});

type Judged = Item & { quality?: number; failedRules?: string[]; ownerId?: string; ownerName?: string };

/** What is expected of contacts and companies, how it is met, and where values come from. */
export const quality: MakePart = (mock) => {
  const books = {
    contacts: { version: 0, rules: [required("emails", 3), required("phones", 2), required("jobTitle", 1)] },
    companies: { version: 0, rules: [required("website", 1), required("sector", 1), required("ownerId", 2)] },
  };
  type List = keyof typeof books;
  const isList = (name: string | undefined): name is List => name === "contacts" || name === "companies";
  const filled = (item: Item, field: string) => {
    const value = (item as unknown as Record<string, unknown>)[field];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "";
  };

  const texts = (item: Item, field: string) =>
    [(item as unknown as Record<string, unknown>)[field] ?? []]
      .flat()
      .map((it) => String((it as { value?: string }).value ?? it));

  function twins(list: List, item: Item) {
    return books[list].rules
      .filter((rule) => rule.active && rule.kind === "unique")
      .flatMap((rule) => {
        const own = texts(item, rule.field);
        return (mock.list(list) ?? [])
          .filter((it) => it.id !== item.id && texts(it, rule.field).some((text) => own.includes(text)))
          .map(({ id, name }) => ({ rule: rule.id, id, name }));
      });
  }

  function findings(list: List, item: Item) {
    const shared = twins(list, item);
    return books[list].rules
      .filter((rule) => rule.active)
      .map((rule) => ({
        rule,
        holds:
          rule.kind === "unique"
            ? !shared.some((it) => it.rule === rule.id)
            : rule.kind !== "required" || filled(item, rule.field),
      }));
  }

  function judge(list: List, item: Judged) {
    const found = findings(list, item);
    const sum = (some: typeof found) => some.reduce((all, it) => all + it.rule.weight, 0);
    item.failedRules = found.filter((it) => !it.holds).map((it) => it.rule.id);
    item.quality = found.length ? Math.floor((100 * sum(found.filter((it) => it.holds))) / sum(found)) : 100;
    return item;
  }

  function summary(list: List) {
    const items = (mock.list(list) ?? []).map((it) => judge(list, it as Judged));
    const average = (some: Judged[]) => some.reduce((all, it) => all + (it.quality ?? 0), 0) / Math.max(1, some.length);
    const owners = [...new Set(items.map((it) => it.ownerId ?? null))].map((ownerId) => {
      const own = items.filter((it) => (it.ownerId ?? null) === ownerId);
      return {
        ownerId,
        ownerName: own[0]?.ownerName,
        records: own.length,
        average: Math.round(average(own) * 10) / 10,
        poor: own.filter((it) => (it.quality ?? 0) < 70).length,
      };
    });
    const bands = [0, 40, 70, 90].map((from, at, all) => {
      const to = (all[at + 1] ?? 101) - 1;
      return { from, to, records: items.filter((it) => (it.quality ?? 0) >= from && (it.quality ?? 0) <= to).length };
    });
    const rules = books[list].rules
      .map(({ id }) => ({ rule: id, records: items.filter((it) => it.failedRules?.includes(id)).length }))
      .filter((it) => it.records)
      .sort((a, b) => b.records - a.records);
    return {
      records: items.length,
      average: Math.round(average(items) * 10) / 10,
      bands,
      rules,
      owners: owners.sort((a, b) => a.average - b.average),
      judging: false,
      asOf: new Date().toISOString(),
    };
  }

  function lineage(item: Contact) {
    const at = item.createdAt;
    const user = { actor: "user:1", actorName: "Anna Nowak", at };
    return [
      { field: "lastName", how: "user", ...user },
      { field: "city", how: "import", name: "konta-crm-eksport.csv", ...user },
      { field: "jobTitle", how: "rule", name: "Kluczowi klienci", actor: "client:klientela-services", at },
      ...(item.emails ?? []).map(({ value }, index) => ({
        field: "emails",
        value,
        how: "user",
        ...user,
        ...(index ? { merged: { contactId: "other", ...user } } : {}),
      })),
    ];
  }

  return {
    handle: async ({ request, root, id, sub }) => {
      if (root === "quality" && isList(id)) {
        if (sub === "summary") return json(summary(id));
        if (sub === "tasks") {
          const { ownerIds, ids } = await bodyOf(request);
          return json({ created: ((ids ?? ownerIds) as string[]).length, renewed: 0, kept: 0 });
        }
        if (sub !== "rules") return undefined;
        if (request.method === "PUT") {
          const rules = (await bodyOf(request)).rules as QualityRule[];
          const bad = rules.findIndex((it) => it.kind === "consistent" && !it.condition);
          if (bad >= 0) {
            return problem(422, "Such a rule says more.", [
              { field: `rules[${bad}].condition`, message: "is missing" },
            ]);
          }
          books[id] = { rules, version: books[id].version + 1 };
        }
        const fields = Object.keys((mock.list(id) ?? [])[0] ?? {}).filter((it) => !/^(id|version|.*At|.*By)$/.test(it));
        return json({ ...books[id], fields }, 200, { ETag: `"${books[id].version}"` });
      }
      if (!isList(root)) return undefined;
      if (!id) for (const item of mock.list(root) ?? []) judge(root, item as Judged);
      const item = mock.list(root)?.find((it) => it.id === id);
      if (item && sub === "lineage") return json({ items: lineage(item as unknown as Contact) });
      if (item && sub === "quality")
        return json({
          score: judge(root, item as Judged).quality,
          findings: findings(root, item),
          twins: twins(root, item),
        });
      return undefined;
    },
  };
};
