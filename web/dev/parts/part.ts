import type { TimelineItem } from "../../src/shared/api/types.ts";
import type { Mock } from "../mock.ts";

export type Item = { id: string; name: string; version: number; updatedAt: string; createdAt: string };

/** A call of the API, taken apart: `/api/v1/<root>/<id>/<sub>/<rest…>`. */
export interface Call {
  request: Request;
  url: URL;
  root: string;
  id: string | undefined;
  sub: string | undefined;
  rest: string[];
}

/** What a department adds to the API in memory. */
export interface Part {
  /** Its resources by their root: listed, created, read, changed and deleted like all others. */
  lists?: Record<string, Item[]>;
  /** Fields of a new record that the server fills in. */
  created?: Record<string, (body: Record<string, unknown>) => object>;
  /** What happened in the department with a customer. */
  timeline?: (customerId: string) => TimelineItem[];
  /** Everything that is special; undefined where it is as usual. */
  handle?: (call: Call) => Response | undefined | Promise<Response | undefined>;
}

export type MakePart = (mock: Mock) => Part;

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

export function record(item: Item, status = 200): Response {
  return json(item, status, { ETag: `"${item.version}"` });
}

/** The refusal of a change that is not based on the present version; undefined where it is. */
export function stale(request: Request, item: Item): Response | undefined {
  const match = request.headers.get("If-Match");
  return match === `"${item.version}"` ? undefined : problem(match ? 412 : 428, "The record has changed.");
}

/** Changes a record as the server does. */
export function change<T extends Item>(item: T, to: Partial<T>): T {
  return Object.assign(item, to, { version: item.version + 1, updatedAt: new Date().toISOString() });
}

export async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  return text ? JSON.parse(text) : {};
}

export function problem(status: number, detail: string, errors: { field: string; message: string }[] = []): Response {
  return new Response(JSON.stringify({ title: detail, status, detail, errors }), {
    status,
    headers: { "Content-Type": "application/problem+json" },
  });
}
