/** One value that changed; a side is absent where there was, or is, none. */
export interface AuditChange {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** One change as the log tells it. */
export interface AuditEntry {
  id: string;
  position: number;
  at: string;
  type: string;
  resource: string;
  recordId: string;
  recordName?: string | null;
  sequence: number;
  actor: string;
  actorName?: string | null;
  client?: string | null;
  address?: string | null;
  agent?: string | null;
  reason?: string | null;
  trace?: string | null;
  changes: AuditChange[];
  what?: unknown;
  previous: string;
  hash: string;
}

/** That somebody read personal data. */
export interface Reading {
  id: string;
  at: string;
  actor: string;
  actorName?: string | null;
  client?: string | null;
  via: "ui" | "api";
  address?: string | null;
  agent?: string | null;
  purpose?: string | null;
  action: "view" | "list" | "search" | "export";
  resource: string;
  recordId?: string | null;
  query?: string | null;
  persons: string[];
}

export const services = ["identity", "contacts", "sales", "marketing", "ticketing", "reporting", "automation"] as const;

export type Service = (typeof services)[number];

/** What an item of the merged list came from. */
export type Of<T> = T & { service: Service; name: string };
