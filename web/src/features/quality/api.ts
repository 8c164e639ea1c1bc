import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import type { Nullable } from "@/shared/api/types";

/** The lists whose records are judged. */
export const lists = ["contacts", "companies"] as const;
export type QualityList = (typeof lists)[number];

export const kinds = ["required", "format", "fresh", "consistent", "unique"] as const;
export type RuleKind = (typeof kinds)[number];

/** Something that is expected of a field. */
export interface QualityRule {
  id: string;
  name?: Nullable<string>;
  field: string;
  kind: RuleKind;
  pattern?: Nullable<string>;
  days?: Nullable<number>;
  condition?: Nullable<string>;
  weight: number;
  active: boolean;
}

export interface RuleBook {
  rules: QualityRule[];
  /** The fields that rules can be about. */
  fields: string[];
  version: number;
  changedAt?: Nullable<string>;
}

export interface OfOwner {
  ownerId: Nullable<string>;
  ownerName?: Nullable<string>;
  records: number;
  average: number;
  poor: number;
}

export interface Summary {
  records: number;
  average?: Nullable<number>;
  bands: { from: number; to: number; records: number }[];
  rules: { rule: string; records: number }[];
  owners: OfOwner[];
  /** Records are still being judged by rules that have changed. */
  judging: boolean;
  asOf: string;
}

export interface Explained {
  score?: Nullable<number>;
  findings: { rule: QualityRule; holds: boolean; since?: Nullable<string> }[];
  /** Others that have a value which only one record should have. */
  twins: { rule: string; id: string; name: string }[];
}

/** Below it, a record needs mending. */
export const POOR = 70;

export function rulesOptions(list: QualityList) {
  return queryOptions({
    queryKey: ["quality", list, "rules"],
    queryFn: ({ signal }) => request<RuleBook>(`/api/v1/quality/${list}/rules`, { signal }),
    staleTime: 60_000,
  });
}

/** Asked again quickly as long as records are being judged by new rules. */
export function summaryOptions(list: QualityList) {
  return queryOptions({
    queryKey: ["quality", list, "summary"],
    queryFn: ({ signal }) => request<Summary>(`/api/v1/quality/${list}/summary`, { signal }),
    refetchInterval: (query) => (query.state.data?.judging ? 2_000 : 60_000),
  });
}

export function explainedOptions(list: QualityList, id: string, version: number) {
  return queryOptions({
    queryKey: ["quality", list, "record", id, version],
    queryFn: ({ signal }) => request<Explained>(`/api/v1/${list}/${id}/quality`, { signal }),
    retry: false,
  });
}

export interface TaskWish {
  name: string;
  dueAt?: string | null;
  ownerIds?: Nullable<string>[];
  /** These records, each with a task of its own. */
  ids?: string[];
}

/** How many records or owners get tasks at once. */
export const mostTasks = 200;

/** Asks owners to mend records; asked again, the same tasks are brought up to date. */
export function useGiveTasks(list: QualityList) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: TaskWish) =>
      request<{ created: number; renewed: number; kept: number }>(`/api/v1/quality/${list}/tasks`, {
        method: "POST",
        body: wish,
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["activities"] });
      void client.invalidateQueries({ queryKey: ["timeline"] });
    },
  });
}

export function useSaveRules(list: QualityList) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ rules, version }: Pick<RuleBook, "rules" | "version">) =>
      request<RuleBook>(`/api/v1/quality/${list}/rules`, { method: "PUT", body: { rules }, version }),
    onSuccess: (book) => {
      client.setQueryData(rulesOptions(list).queryKey, book);
      void client.invalidateQueries({ queryKey: ["quality", list] });
    },
  });
}
