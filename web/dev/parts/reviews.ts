import type {
  AccessReview,
  Decision,
  ReviewLine,
  ReviewRight,
  ReviewSchedule,
} from "../../src/features/reviews/types.ts";
import { bodyOf, json, type MakePart, problem } from "./part.ts";

const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const at = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();

const rightsOf: Record<string, [string, string, ReviewRight["scope"], number | null][]> = {
  admin: [
    ["user", "update", "all", 1],
    ["role", "update", "all", 34],
    ["audit", "read", "all", 120],
    ["operations", "delete", "all", null],
  ],
  "sales-manager": [
    ["contact", "export", "all", 96],
    ["deal", "read", "all", 0],
    ["deal", "delete", "team", null],
  ],
  "sales-rep": [
    ["contact", "read", "all", 2],
    ["deal", "update", "own", 2],
  ],
  analyst: [
    ["report", "read", "all", 140],
    ["deal", "export", "all", 140],
  ],
};

/** Access reviews: one that waits, and one that is signed. */
export const reviews: MakePart = (mock) => {
  const roleName = (id: string) => mock.data.roles.find((it) => it.id === id)?.name ?? id;
  const lineOf = (reviewId: string, index: number, of: Partial<ReviewLine>, role: string): ReviewLine => {
    const rights = (rightsOf[role] ?? []).map(([resource, action, scope, ago]) => ({
      resource,
      action,
      scope,
      lastUsedOn: ago === null ? null : day(ago),
      unused: ago === null || ago > 90,
    }));
    const used = rights.flatMap((it) => it.lastUsedOn ?? []).sort();
    const unusedRights = rights.filter((it) => it.unused).length;
    return {
      id: `${reviewId}-${index}`,
      name: `${of.holderName} – ${roleName(role)}`,
      reviewId,
      holderType: "user",
      holderId: `holder-${index}`,
      holderName: "",
      holderActive: true,
      roleId: role,
      roleName: roleName(role),
      teams: [],
      rights,
      lastUsedOn: used.at(-1) ?? null,
      unusedRights,
      unused: unusedRights === rights.length,
      decision: "open",
      signed: false,
      version: 1,
      ...of,
    };
  };
  const people = mock.data.users.slice(0, 8);
  const roleIds = ["admin", "sales-manager", "sales-rep", "analyst"];
  const linesOf = (reviewId: string) => [
    ...people.map((user, index) =>
      lineOf(
        reviewId,
        index,
        { holderId: user.id, holderName: user.name, holderActive: user.status === "active", teams: ["Centrala"] },
        roleIds[index % roleIds.length] as string,
      ),
    ),
    lineOf(reviewId, 20, { holderType: "client", holderId: "erp", holderName: "ERP" }, "sales-manager"),
    lineOf(reviewId, 21, { holderType: "client", holderId: "hurtownia", holderName: "Hurtownia danych" }, "analyst"),
  ];
  const lines = linesOf("review-2");
  const decided = linesOf("review-1").map((line, index) => ({
    ...line,
    decision: (index % 4 === 3 ? "revoke" : "keep") as Decision,
    note: index % 4 === 3 ? "Zmienił dział, już niepotrzebne." : null,
    decidedAt: at(88),
    decidedBy: "user:1",
    decidedByName: people[0]?.name ?? null,
    signed: true,
  }));
  const review = (id: string, of: Partial<AccessReview>): AccessReview => ({
    id,
    name: "",
    status: "open",
    dueOn: day(-9),
    scheduled: true,
    lines: lines.length,
    createdAt: at(5),
    version: 2,
    ...of,
  });
  const all: AccessReview[] = [
    review("review-2", { name: `Access review ${day(5)}` }),
    review("review-1", {
      name: `Access review ${day(97)}`,
      status: "signed",
      dueOn: day(83),
      kept: decided.filter((it) => it.decision === "keep").length,
      revoked: decided.filter((it) => it.decision === "revoke").length,
      signedAt: at(87),
      signedByName: people[0]?.name ?? null,
      note: "Przegląd kwartalny.",
      digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      createdAt: at(97),
    }),
  ];
  const schedule: ReviewSchedule = { everyMonths: 3, dueDays: 14, nextOn: day(-87), version: 1 };
  const shown = (url: URL, reviewId: string) => {
    const filter = url.searchParams.get("filter") ?? "";
    const q = url.searchParams.get("q")?.toLowerCase();
    return [...lines, ...decided]
      .filter((it) => it.reviewId === reviewId)
      .filter((it) => !q || it.name.toLowerCase().includes(q))
      .filter((it) => !filter.includes('decision == "open"') || it.decision === "open")
      .filter((it) => !filter.includes('decision == "revoke"') || it.decision === "revoke")
      .filter((it) => !filter.includes('holderType == "client"') || it.holderType === "client")
      .filter((it) => !filter.includes("unusedRights") || it.unusedRights > 0);
  };
  return {
    handle: async ({ request, url, root, id, sub, rest }) => {
      if (root !== "access-reviews") return undefined;
      if (!id && request.method === "GET") {
        const open = url.searchParams.get("filter")?.includes("open");
        return json({ items: open ? all.filter((it) => it.status === "open") : all, nextCursor: null });
      }
      if (!id) {
        const { name, dueOn } = await bodyOf(request);
        const made = review(mock.newId("review"), {
          name: String(name ?? `Access review ${day(0)}`),
          dueOn: String(dueOn ?? day(-14)),
          scheduled: false,
          createdAt: at(0),
        });
        lines.push(...linesOf(made.id));
        all.unshift(made);
        return json(made, 201);
      }
      if (id === "schedule") {
        if (request.method === "PUT") {
          const { everyMonths = null, dueDays, nextOn } = await bodyOf(request);
          const next = { everyMonths, dueDays, nextOn: nextOn ?? (everyMonths ? day(-90) : null) };
          Object.assign(schedule, next, { version: schedule.version + 1 });
        }
        return json(schedule);
      }
      const found = all.find((it) => it.id === id);
      if (!found) return problem(404, "There is no such review.");
      if (sub === "lines" && !rest[0]) {
        const items = shown(url, id);
        return json({ items, nextCursor: null, count: items.length });
      }
      if (sub === "lines") {
        const line = lines.find((it) => it.id === rest[0]);
        if (!line) return problem(404, "There is no such line.");
        const { decision, note = null } = await bodyOf(request);
        const by = decision === "open" ? null : (people[0]?.name ?? null);
        Object.assign(line, { decision, note, decidedByName: by, decidedAt: by && at(0), version: line.version + 1 });
        return json(line);
      }
      if (sub === "sign" || sub === "cancel") {
        found.status = sub === "sign" ? "signed" : "cancelled";
        found.signedAt = at(0);
        found.signedByName = people[0]?.name ?? null;
        found.kept = shown(url, id).filter((it) => it.decision === "keep").length;
        found.revoked = shown(url, id).filter((it) => it.decision === "revoke").length;
        found.digest = all[1]?.digest ?? null;
      }
      return json(found);
    },
  };
};
