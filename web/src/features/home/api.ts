import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { request } from "@/shared/api/client";
import type { SalesSummary } from "@/shared/api/reports";

export const summaryOptions = queryOptions({
  queryKey: ["reports", "sales-summary"],
  queryFn: ({ signal }) => request<SalesSummary>("/api/v1/reports/sales-summary", { signal }),
});

/** Asks the reports again when the server says that a number changed; answers whether it is listening. */
export function useLiveReports(): boolean {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    const source = new EventSource("/api/v1/reports/updates");
    const changed = () => void client.invalidateQueries({ queryKey: ["reports"] });
    source.addEventListener("changed", changed);
    source.onopen = () => {
      setLive(true);
      // what happened while nobody listened
      changed();
    };
    source.onerror = () => setLive(false);
    return () => source.close();
  }, [client]);
  return live;
}
