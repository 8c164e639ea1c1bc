import { infiniteQueryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import type { Page } from "@/shared/api/types";
import { quote } from "@/shared/lib/cel";
import type { AuditEntry, Of, Reading, Service } from "./types";

interface Question {
  q?: string | undefined;
  filter?: string | undefined;
}

interface Parts {
  entries: AuditEntry;
  readings: Reading;
}

interface Merged<T> {
  items: Of<T>[];
  /** Where each log goes on; those that are at their end are left out. */
  cursors: Partial<Record<Service, string>>;
  /** Below this time a log may still have something to put in between. */
  until: string;
  /** Services that did not answer. */
  missing: Service[];
}

const chunk = 50;

/** The logs of several services as one list, the newest first. */
export function logOptions<K extends keyof Parts>(part: K, services: readonly Service[], question: Question) {
  return infiniteQueryOptions({
    queryKey: ["audit", part, services.join(), question],
    queryFn: ({ pageParam, signal }) => page<Parts[K]>(part, services, question, pageParam, signal),
    initialPageParam: undefined as Merged<Parts[K]>["cursors"] | undefined,
    getNextPageParam: ({ cursors }) => (Object.keys(cursors).length > 0 ? cursors : undefined),
  });
}

async function page<T extends { at: string; id: string; type?: string; action?: string }>(
  part: keyof Parts,
  services: readonly Service[],
  question: Question,
  cursors: Merged<T>["cursors"] | undefined,
  signal: AbortSignal,
): Promise<Merged<T>> {
  const asked = cursors ? services.filter((service) => cursors[service]) : services;
  const answers = await Promise.allSettled(
    asked.map((service) => request<Page<T>>(path(part, service, question, cursors?.[service]), { signal })),
  );
  const merged: Merged<T> = { items: [], cursors: {}, until: "", missing: [] };
  answers.forEach((answer, index) => {
    const service = asked[index] as Service;
    if (answer.status === "rejected") {
      const { reason } = answer;
      const isAway = reason instanceof Problem && (reason.status >= 500 || reason.status === 0);
      if (!isAway || answers.every((it) => it.status === "rejected")) throw reason;
      merged.missing.push(service);
      return;
    }
    const { items, nextCursor } = answer.value;
    merged.items.push(...items.map((item) => ({ ...item, service, name: item.type ?? item.action ?? "" })));
    const last = items.at(-1);
    if (nextCursor && last) {
      merged.cursors[service] = nextCursor;
      if (last.at > merged.until) merged.until = last.at;
    }
  });
  return merged;
}

function path(part: string, service: Service, { q, filter }: Question, cursor: string | undefined): string {
  const search = new URLSearchParams({ limit: String(chunk) });
  if (q) search.set("q", q);
  if (filter) search.set("filter", filter);
  if (cursor) search.set("cursor", cursor);
  return `/api/v1/audit/${service}/${part}?${search}`;
}

/** Every item that has its final place already. */
export function inOrder<T extends { at: string }>(pages: Merged<T>[] | undefined): Of<T>[] {
  const until = pages?.at(-1)?.until ?? "";
  return (pages ?? [])
    .flatMap((it) => it.items)
    .filter((item) => item.at >= until)
    .sort((a, b) => b.at.localeCompare(a.at));
}

export function missingOf(pages: Merged<unknown>[] | undefined): Service[] {
  return [...new Set((pages ?? []).flatMap((it) => it.missing))];
}

/** Who looked at a person, in every service that shows people. */
export function personOptions(id: string) {
  return logOptions("readings", ["contacts", "sales", "marketing", "ticketing"], {
    filter: `${quote(id)} in persons`,
  });
}

export function exportPath(service: Service, format: "csv" | "ndjson", { q, filter }: Question): string {
  const search = new URLSearchParams({ format });
  if (q) search.set("q", q);
  if (filter) search.set("filter", filter);
  return `/api/v1/audit/${service}/entries/export?${search}`;
}
