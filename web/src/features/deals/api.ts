import { useMutation, useQueryClient } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import { recordOptions, remember } from "@/shared/api/resources";
import type { Deal } from "@/shared/api/types";

export type DealAction =
  | { do: "move"; stageId: string }
  | { do: "win"; closedOn?: string; amount?: Deal["amount"] }
  | { do: "lose"; reason: string; closedOn?: string }
  | { do: "reopen"; stageId?: string };

/** Moves, wins, loses or reopens a deal, if it is still at the version that was seen. */
export function useDealAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ deal, action }: { deal: Pick<Deal, "id" | "version">; action: DealAction }) => {
      const { do: verb, ...body } = action;
      const path = `/api/v1/deals/${deal.id}`;
      const answer = await request<Deal | undefined>(`${path}/${verb}`, {
        method: "POST",
        body,
        version: deal.version,
      });
      return answer?.id ? answer : request<Deal>(path);
    },
    onSuccess: (deal) => {
      remember(client, "deals", deal);
      void client.invalidateQueries({ queryKey: ["reports"] });
    },
    onError: (_error, { deal }) => {
      void client.invalidateQueries({ queryKey: recordOptions("deals", deal.id).queryKey });
    },
  });
}
