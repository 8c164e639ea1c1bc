import type { SalesSummary } from "../../src/shared/api/reports.ts";
import type { Deal, HistoryItem } from "../../src/shared/api/types.ts";
import { bodyOf, json, type MakePart, problem, stale } from "./part.ts";

/** What is done with deals besides changing them, and what reports say of them. */
export const deals: MakePart = (mock) => {
  function act(deal: Deal, action: string, body: { stageId?: string; reason?: string }): Response {
    const stages = mock.data.pipelines[0]?.stages ?? [];
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
      stageHistory: [...deal.stageHistory, { stageId: target.id, stage: target.name, at: now, by: mock.me.id }],
    });
    mock.changed();
    return json(deal, 200, { ETag: `"${deal.version}"` });
  }

  function report(name: string): Response {
    const { deals, users, pipelines } = mock.data;
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

  return {
    handle: async ({ request, root, id, sub }) => {
      if (root === "reports") return report(id ?? "");
      const deal = mock.list(root)?.find((it) => it.id === id) as Deal | undefined;
      if (deal && sub === "history") return json({ items: historyOf(deal) });
      if (root !== "deals" || !deal || !sub || sub === "timeline" || request.method !== "POST") return undefined;
      return stale(request, deal) ?? act(deal, sub, await bodyOf(request));
    },
  };
};

function historyOf(deal: Deal): HistoryItem[] {
  return (deal.stageHistory ?? [])
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

function sum(deals: Deal[]): string {
  return deals.reduce((total, deal) => total + Number(deal.amount?.amount ?? 0), 0).toFixed(2);
}
