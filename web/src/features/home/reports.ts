import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { Nullable, Scope } from "@/shared/api/types";

export interface LeadsSummary {
  leads: number;
  open: number;
  converted: number;
  disqualified: number;
  conversionRate: Nullable<number>;
  bySource: { source: string; leads: number; converted: number }[];
  byMonth: { month: string; leads: number; converted: number }[];
  medianHoursToAssign?: Nullable<number>;
  /** Whose records count. */
  scope?: Scope;
  asOf?: Nullable<string>;
}

export interface TicketsSummary {
  tickets: number;
  open: number;
  unassigned: number;
  solved: number;
  breached: number;
  firstResponseMinutesMedian?: Nullable<number>;
  solutionMinutesMedian?: Nullable<number>;
  satisfaction: { answers: number; average?: Nullable<number> };
  byQueue: { id: string; name: string; open: number; solved: number; breached: number }[];
  byMonth: { month: string; opened: number; solved: number }[];
  /** Whose records count. */
  scope?: Scope;
  asOf?: Nullable<string>;
}

export interface CampaignTotals {
  recipients: number;
  sent: number;
  failed: number;
  bounced: number;
  opened: number;
  clicked: number;
  unsubscribed: number;
}

export interface CampaignsSummary {
  campaigns: number;
  sent: number;
  opened: number;
  clicked: number;
  bounced: number;
  unsubscribed: number;
  openRate?: Nullable<number>;
  clickRate?: Nullable<number>;
  latest: { id: string; name: string; status: string; startedAt?: Nullable<string>; totals: CampaignTotals }[];
  /** Whose records count. */
  scope?: Scope;
  asOf?: Nullable<string>;
}

function report<T>(name: string) {
  return queryOptions({
    queryKey: ["reports", name],
    queryFn: ({ signal }) => request<T>(`/api/v1/reports/${name}`, { signal }),
  });
}

export const leadsSummaryOptions = report<LeadsSummary>("leads-summary");
export const ticketsSummaryOptions = report<TicketsSummary>("tickets-summary");
export const campaignsSummaryOptions = report<CampaignsSummary>("campaigns-summary");
