import type { CampaignsSummary, LeadsSummary, TicketsSummary } from "../../src/features/home/reports.ts";
import type { Lead } from "../../src/features/leads/types.ts";
import type { Queue, Ticket } from "../../src/shared/api/ticketing.ts";
import { json, type MakePart } from "./part.ts";

/** What the other departments come to. */
export const reports: MakePart = (mock) => {
  const leads = (): LeadsSummary => {
    const all = (mock.list("leads") ?? []) as Lead[];
    const count = (test: (lead: Lead) => boolean) => all.filter(test).length;
    const converted = count((it) => it.status === "converted");
    return {
      leads: all.length,
      open: count((it) => !["converted", "disqualified"].includes(it.status)),
      converted,
      disqualified: count((it) => it.status === "disqualified"),
      conversionRate: all.length ? converted / all.length : null,
      bySource: [...new Set(all.map((it) => it.source))]
        .map((source) => ({
          source,
          leads: count((it) => it.source === source),
          converted: count((it) => it.source === source && it.status === "converted"),
        }))
        .sort((a, b) => b.leads - a.leads),
      byMonth: [],
      medianHoursToAssign: 1.4,
      asOf: new Date().toISOString(),
    };
  };
  const tickets = (): TicketsSummary => {
    const all = (mock.list("tickets") ?? []) as Ticket[];
    const isOpen = (it: Ticket) => ["new", "open", "pending"].includes(it.status);
    const isSolved = (it: Ticket) => ["solved", "closed"].includes(it.status);
    const rated = all.flatMap((it) => it.satisfaction?.score ?? []);
    return {
      tickets: all.length,
      open: all.filter(isOpen).length,
      unassigned: all.filter((it) => isOpen(it) && !it.ownerId).length,
      solved: all.filter(isSolved).length,
      breached: all.filter((it) => it.times.breached).length,
      firstResponseMinutesMedian: 41,
      solutionMinutesMedian: 372,
      satisfaction: {
        answers: rated.length,
        average: rated.length ? rated.reduce((sum, it) => sum + it, 0) / rated.length : null,
      },
      byQueue: ((mock.list("queues") ?? []) as Queue[]).map(({ id, name }) => ({
        id,
        name,
        open: all.filter((it) => it.queueId === id && isOpen(it)).length,
        solved: all.filter((it) => it.queueId === id && isSolved(it)).length,
        breached: all.filter((it) => it.queueId === id && it.times.breached).length,
      })),
      byMonth: [],
      asOf: new Date().toISOString(),
    };
  };
  const campaigns = (): CampaignsSummary => ({
    campaigns: 2,
    sent: 1842,
    opened: 791,
    clicked: 203,
    bounced: 21,
    unsubscribed: 9,
    openRate: 791 / 1842,
    clickRate: 203 / 1842,
    latest: [
      {
        id: "campaign-0",
        name: "Jesienna oferta dla magazynów i centrów dystrybucyjnych",
        status: "sent",
        startedAt: "2026-10-06T07:00:00Z",
        totals: { recipients: 1200, sent: 1188, failed: 2, bounced: 10, opened: 540, clicked: 160, unsubscribed: 5 },
      },
      {
        id: "campaign-1",
        name: "Newsletter – wrzesień",
        status: "sent",
        startedAt: "2026-09-02T07:00:00Z",
        totals: { recipients: 660, sent: 654, failed: 0, bounced: 11, opened: 251, clicked: 43, unsubscribed: 4 },
      },
    ],
    asOf: new Date().toISOString(),
  });
  return {
    handle: ({ root, id }) => {
      if (root !== "reports") return undefined;
      if (id === "leads-summary") return json(leads());
      if (id === "tickets-summary") return json(tickets());
      if (id === "campaigns-summary") return json(campaigns());
      return undefined;
    },
  };
};
