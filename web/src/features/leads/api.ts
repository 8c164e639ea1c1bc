import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import { useAct } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Tone } from "@/shared/ui/values";
import type { Conversion, Lead, LeadStatus } from "./types";

export const statuses: LeadStatus[] = ["new", "working", "qualified", "disqualified", "converted"];
export const sources: Lead["source"][] = ["form", "api", "import", "email", "manual"];

export const toneOf: Record<LeadStatus, Tone> = {
  new: "accent",
  working: "warn",
  qualified: "good",
  disqualified: "neutral",
  converted: "good",
};

export const isOpen = ({ status }: Pick<Lead, "status">) => status !== "disqualified" && status !== "converted";

export function useLeadActions() {
  return useAct("leads");
}

/** What may be done with leads by who is signed in. */
export function useLeadRights() {
  const can = useCan();
  return {
    update: can("lead", "update"),
    convert: can("lead", "update") && can("contact", "create"),
    withCompany: can("company", "create"),
    withDeal: can("deal", "create"),
  };
}

export function conversionOptions(id: string) {
  return queryOptions({
    queryKey: ["leads", "conversion", id],
    queryFn: ({ signal }) => request<Conversion>(`/api/v1/leads/${id}/conversion`, { signal }),
  });
}
