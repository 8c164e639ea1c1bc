import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { Money } from "@/shared/api/types";

interface StageTotal {
  stageId?: string;
  stage?: string;
  name?: string;
  count?: number;
  deals?: number;
  amount?: Money;
  value?: Money;
}

export interface PipelineReport {
  stages?: StageTotal[];
  pipelines?: { stages: StageTotal[] }[];
}

/** Count and sum of every stage, kept by reporting-service. */
export const pipelineReportOptions = queryOptions({
  queryKey: ["reports", "pipeline"],
  queryFn: ({ signal }) => request<PipelineReport>("/api/v1/reports/pipeline", { signal }),
  retry: false,
});

export function totalOf(report: PipelineReport | undefined, stageId: string, stage: string): Money | undefined {
  const stages = report?.stages ?? report?.pipelines?.flatMap((pipeline) => pipeline.stages) ?? [];
  const found = stages.find((it) => it.stageId === stageId) ?? stages.find((it) => (it.stage ?? it.name) === stage);
  return found?.amount ?? found?.value;
}
