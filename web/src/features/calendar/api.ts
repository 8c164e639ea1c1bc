import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type Bulk, bulkOptions, isUnderWay, refusalsOptions, startBulk, undoBulk } from "@/shared/api/bulk";
import { request } from "@/shared/api/client";
import type { Activity } from "@/shared/api/types";
import { addDays, at, type Day } from "./time";
import type { Calendar, Entry, Feed, FileResult, Mailed, Proposal, Schedule, Whose } from "./types";

/** What takes place on some days; whole days are looked for by their date, so a day more is asked for on both sides. */
export function calendarOptions(days: Day[], whose: Whose, teamId: string | undefined) {
  const from = at(addDays(days[0] ?? "", -1)).toISOString();
  const to = at(addDays(days.at(-1) ?? "", 2)).toISOString();
  const who = whose === "me" ? "&ownerId=me" : whose === "team" && teamId ? `&teamId=${teamId}` : "";
  return queryOptions({
    queryKey: ["activities", "calendar", from, to, who],
    queryFn: ({ signal }) => request<Calendar>(`/api/v1/calendar?from=${from}&to=${to}${who}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export interface ActivityRecord extends Activity {
  schedule?: Schedule | null;
  location?: string | null;
  link?: string | null;
  status?: Entry["status"];
  attendees?: Entry["attendees"];
  reminders?: number[] | null;
  bodyHtml?: string | null;
  mentions?: string[] | null;
  invites?: boolean | null;
  organizer?: { email?: string | null; name?: string | null } | null;
  proposals?: Proposal[] | null;
  seriesId?: string | null;
  occurrence?: string | null;
}

export function activityOptions(id: string) {
  return queryOptions({
    queryKey: ["activities", "record", id],
    queryFn: ({ signal }) => request<ActivityRecord>(`/api/v1/activities/${id}`, { signal }),
  });
}

export function mailedOptions(id: string) {
  return queryOptions({
    queryKey: ["activities", "invitations", id],
    queryFn: ({ signal }) => request<{ items: Mailed[] }>(`/api/v1/activities/${id}/invitations`, { signal }),
    refetchInterval: (query) => (query.state.data?.items.some(({ stand }) => stand === "waiting") ? 3000 : false),
  });
}

export interface Move {
  entry: Entry;
  to: { startsAt: string; endsAt: string };
  /** Of a recurring one: whether all of it moves, or the one occurrence. */
  all?: boolean | undefined;
}

/** Moves an entry, shows it in its new place at once, and puts it back where that is refused. Answers with its undoing. */
export function useMove() {
  const client = useQueryClient();
  const calendars = { queryKey: ["activities", "calendar"] };
  return useMutation({
    mutationFn: async ({ entry, to, all }: Move) => {
      const path = `/api/v1/activities/${entry.id}`;
      const { occurrence } = entry;
      if (occurrence && !all) {
        await request<ActivityRecord>(`${path}/occurrences`, {
          method: "POST",
          version: entry.version,
          body: { occurrence, changes: { schedule: to } },
        });
        return () => restore(entry.id, occurrence);
      }
      const series = occurrence ? (await request<ActivityRecord>(path)).schedule : undefined;
      const patch = occurrence ? wholeSeries(entry, to, series) : patchOf(entry, to);
      const before = series ? { schedule: placeOf(series) } : patchOf(entry, entry);
      const { version } = await request<ActivityRecord>(path, { method: "PATCH", version: entry.version, body: patch });
      return () => request<ActivityRecord>(path, { method: "PATCH", version, body: before });
    },
    onMutate: async ({ entry, to, all }) => {
      await client.cancelQueries(calendars);
      const before = client.getQueriesData<Calendar>(calendars);
      if (!all) {
        client.setQueriesData<Calendar>(
          calendars,
          (known) =>
            known && { ...known, items: known.items.map((one) => (isSame(one, entry) ? { ...one, ...to } : one)) },
        );
      }
      return before;
    },
    onError: (_error, _move, before) => {
      for (const [key, data] of before ?? []) client.setQueryData(key, data);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["activities"] }),
  });
}

/** Lets an occurrence be as its series says again. */
async function restore(seriesId: string, occurrence: string) {
  const path = `/api/v1/activities/${seriesId}`;
  const { version } = await request<ActivityRecord>(path);
  return request<ActivityRecord>(`${path}/restore`, { method: "POST", version, body: { occurrence } });
}

/** Takes back what was just done, and shows it. */
export function useUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (undo: () => Promise<unknown>) => undo(),
    onSettled: () => client.invalidateQueries({ queryKey: ["activities"] }),
  });
}

export function isSame(one: Entry, other: Entry): boolean {
  return one.id === other.id && one.startsAt === other.startsAt;
}

/** What has no schedule stands where it is due, or happened. */
function patchOf(entry: Entry, { startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const to = { startsAt, endsAt };
  if (entry.timeZone) return { schedule: to };
  return entry.kind === "task" ? { dueAt: to.startsAt } : { occurredAt: to.startsAt };
}

/** What a move may have changed of a series. */
function placeOf({ startsAt, endsAt, rule, excluded }: Schedule) {
  return { startsAt, endsAt, rule: rule ?? null, excluded: excluded ?? null };
}

/** Moves a series by as much as the occurrence that was taken. */
function wholeSeries(entry: Entry, to: { startsAt: string; endsAt: string }, schedule: Schedule | null | undefined) {
  if (!schedule) return {};
  const shift = Date.parse(to.startsAt) - Date.parse(entry.startsAt);
  const start = Date.parse(schedule.startsAt) + shift;
  const length = Date.parse(to.endsAt) - Date.parse(to.startsAt);
  return {
    schedule: {
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + length).toISOString(),
      rule: weekdaysMoved(schedule.rule, entry.startsAt, to.startsAt),
      excluded: schedule.excluded?.map((it) => new Date(Date.parse(it) + shift).toISOString()) ?? null,
    },
  };
}

const names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/** A weekly series that is moved to another day recurs on that one from then on. */
export function weekdaysMoved(rule: string | null | undefined, from: string, to: string): string | null {
  if (!rule) return null;
  const before = names[new Date(from).getDay()] ?? "";
  const after = names[new Date(to).getDay()] ?? "";
  return rule.replace(/BYDAY=([A-Z,]+)/, (_, days: string) => {
    const moved = days.split(",").map((day) => (day === before ? after : day));
    return `BYDAY=${[...new Set(moved)].join(",")}`;
  });
}

/** Writes what the form says: a new activity, one that is known, or one occurrence of it. */
export function useSave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ entry, alone, body }: { entry?: Entry | undefined; alone: boolean; body: object }) => {
      if (!entry) return request<ActivityRecord>("/api/v1/activities", { method: "POST", body });
      const path = `/api/v1/activities/${entry.id}`;
      return alone && entry.occurrence
        ? request<ActivityRecord>(`${path}/occurrences`, {
            method: "POST",
            version: entry.version,
            body: { occurrence: entry.occurrence, changes: body },
          })
        : request<ActivityRecord>(path, { method: "PATCH", version: entry.version, body });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["activities"] }),
  });
}

/** Deletes an activity, or leaves one occurrence out. Answers with its undoing. */
export function useDrop() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ entry, alone }: { entry: Entry; alone: boolean }) => {
      const { id, version, occurrence } = entry;
      if (alone && occurrence) {
        await request<void>(`/api/v1/activities/${id}/skip`, { method: "POST", version, body: { occurrence } });
        return () => restore(id, occurrence);
      }
      const bulk = await startBulk("activities", { action: "delete" }, { ids: [id] }, crypto.randomUUID());
      const done = await ended(client, bulk);
      if (!done.changed)
        throw new Error((await client.fetchQuery(refusalsOptions("activities", done.id))).items[0]?.problem ?? "");
      return async () => ended(client, await undoBulk(done));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["activities"] }),
  });
}

/** Until a change of many is over. */
async function ended(client: QueryClient, bulk: Bulk): Promise<Bulk> {
  for (let known = bulk; ; known = await client.fetchQuery({ ...bulkOptions("activities", bulk.id), staleTime: 0 })) {
    if (!isUnderWay(known)) return known;
    await new Promise((wake) => setTimeout(wake, 150));
  }
}

/** Does what a guest proposes, or leaves everything as it is. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      record,
      proposal,
      verb,
    }: {
      record: ActivityRecord;
      proposal: string;
      verb: "accept" | "decline";
    }) =>
      request<ActivityRecord>(`/api/v1/activities/${record.id}/proposals/${verb}`, {
        method: "POST",
        version: record.version,
        body: { proposal },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["activities"] }),
  });
}

export function useAnswer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ entry, answer }: { entry: Entry; answer: string }) =>
      request(`/api/v1/activities/${entry.id}/answer`, { method: "POST", version: entry.version, body: { answer } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["activities"] }),
  });
}

export const feedOptions = queryOptions({
  queryKey: ["calendar-feed"],
  queryFn: ({ signal }) => request<Feed>("/api/v1/calendar/feed", { signal }),
});

export function useFeed() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries(feedOptions);
  return {
    renew: useMutation({
      mutationFn: () => request<{ url: string }>("/api/v1/calendar/feed", { method: "POST" }),
      onSuccess: refresh,
    }),
    revoke: useMutation({
      mutationFn: () => request<void>("/api/v1/calendar/feed", { method: "DELETE" }),
      onSuccess: refresh,
    }),
  };
}

export function useUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, timeZone }: { file: File; timeZone: string }) => {
      const form = new FormData();
      form.set("file", file);
      form.set("timeZone", timeZone);
      return request<FileResult>("/api/v1/calendar/files", { method: "POST", body: form });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ["activities"] }),
  });
}
