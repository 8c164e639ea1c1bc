import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import { type ListParams, listPath } from "@/shared/api/resources";
import type { Page } from "@/shared/api/types";
import type { AccessReview, Decision, ReviewLine, ReviewSchedule } from "./types";

const root = "access-reviews";
const base = `/api/v1/${root}`;

export const reviewsOptions = queryOptions({
  queryKey: [root, "list"],
  queryFn: ({ signal }) => request<Page<AccessReview>>(listPath(root, { sort: "-createdAt", limit: 100 }), { signal }),
});

/** The review that waits for decisions, where there is one. */
export const openReviewOptions = queryOptions({
  queryKey: [root, "open"],
  queryFn: ({ signal }) =>
    request<Page<AccessReview>>(listPath(root, { filter: 'status == "open"', limit: 1 }), { signal }),
});

export const scheduleOptions = queryOptions({
  queryKey: [root, "schedule"],
  queryFn: ({ signal }) => request<ReviewSchedule>(`${base}/schedule`, { signal }),
});

export const reviewOptions = (id: string) =>
  queryOptions({
    queryKey: [root, "record", id],
    queryFn: ({ signal }) => request<AccessReview>(`${base}/${id}`, { signal }),
  });

export const linesOptions = (id: string, params: ListParams) =>
  infiniteQueryOptions({
    queryKey: [root, "lines", id, params],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ReviewLine>>(
        listPath(`${root}/${id}/lines`, { ...params, sort: "name", limit: 100, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** How many lines are as the filter says. */
export const countOptions = (id: string, filter: string) =>
  queryOptions({
    queryKey: [root, "count", id, filter],
    queryFn: async ({ signal }) =>
      (await request<Page<ReviewLine>>(listPath(`${root}/${id}/lines`, { filter, limit: 1, count: true }), { signal }))
        .count ?? 0,
  });

export const beginReview = (body: { name?: string; dueOn?: string }) =>
  request<AccessReview>(base, { method: "POST", body });

export const decide = (line: ReviewLine, version: number, decision: Decision, note?: string | null) =>
  request<ReviewLine>(`${base}/${line.reviewId}/lines/${line.id}/decision`, {
    method: "PUT",
    version,
    body: note ? { decision, note } : { decision },
  });

export const signReview = ({ id, version }: AccessReview, note: string) =>
  request<AccessReview>(`${base}/${id}/sign`, { method: "POST", version, body: note ? { note } : {} });

export const cancelReview = ({ id, version }: AccessReview) =>
  request<AccessReview>(`${base}/${id}/cancel`, { method: "POST", version });

export const setSchedule = (version: number, body: { everyMonths?: number; dueDays: number; nextOn?: string }) =>
  request<ReviewSchedule>(`${base}/schedule`, { method: "PUT", version, body });

export const exportPath = (id: string, format: "csv" | "ndjson") => `${base}/${id}/export?format=${format}`;

export const forget = (client: QueryClient) => client.invalidateQueries({ queryKey: [root] });
