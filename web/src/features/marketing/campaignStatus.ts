import type { Tone } from "@/shared/ui/values";
import type { Campaign, CampaignStatus } from "./types";

export const campaignTone: Record<CampaignStatus, Tone> = {
  draft: "neutral",
  scheduled: "accent",
  sending: "accent",
  paused: "warn",
  stopped: "bad",
  sent: "good",
};

export const statuses = Object.keys(campaignTone) as CampaignStatus[];

/** How often a campaign is asked for again, in milliseconds: often while something happens. */
export function pace({ status }: Campaign): number {
  return status === "sending" ? 1_000 : status === "scheduled" ? 3_000 : 15_000;
}

/** Those whose mail has had its turn, whatever came of it. */
export function doneOf({ totals }: Campaign): number {
  return totals.sent + totals.failed + (totals.refused ?? 0);
}
