import { inReadersWords } from "@/shared/i18n/server";
import { type FieldError, Problem } from "./problem";
import { seenAs } from "./seeAs";

export interface RequestOptions {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** The version that the change is based on; refused with 412 where the record has moved on. */
  version?: number;
  /** One per submit, so that a repeated POST is done once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

let csrf: string | undefined;
let signedOut: () => void = () => {};

export function setCsrf(token: string | undefined) {
  csrf = token;
}

/** What to do when the session has ended: the app shows its sign-in page. */
export function onSignedOut(listener: () => void) {
  signedOut = listener;
}

/** Calls the API and answers its JSON body; throws a {@link Problem} for everything that is not a success. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  return (await read(await send(path, options))) as T;
}

/** Saves what the API answers as a file; throws like {@link request}. */
export async function download(path: string, fileName: string, options: RequestOptions = {}): Promise<void> {
  const url = URL.createObjectURL(await (await send(path, options)).blob());
  const link = Object.assign(document.createElement("a"), { href: url, download: fileName });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = "GET", body, version, signal } = options;
  const headers = new Headers({ Accept: "application/json, application/problem+json" });
  if (method !== "GET" && csrf) headers.set("X-CSRF-Token", csrf);
  if (version !== undefined) headers.set("If-Match", `"${version}"`);
  if (method === "POST") headers.set("Idempotency-Key", options.idempotencyKey ?? crypto.randomUUID());
  const seen = seenAs();
  if (seen) headers.set("Klientela-See-As", seen.id);
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) {
    headers.set("Content-Type", method === "PATCH" ? "application/merge-patch+json" : "application/json");
  }
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body);
  if (signal) init.signal = signal;

  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(path, 0);
  }
  if (response.ok) return response;
  if (response.status === 401) signedOut();
  const problem = (await read(response)) as { title?: string; detail?: string; errors?: FieldError[] } | undefined;
  const retryAfter = Number(response.headers.get("Retry-After"));
  throw new Problem(
    path,
    response.status,
    problem,
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  );
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text || !(response.headers.get("Content-Type") ?? "").includes("json")) return undefined;
  return inReadersWords(JSON.parse(text));
}
