/** Imports as the API answers them. */
import type { Nullable } from "./types";

export type ImportStatus = "queued" | "running" | "completed" | "failed" | "cancelled" | "undoing" | "undone";

export interface ImportRows {
  total?: Nullable<number>;
  processed: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  corrected: number;
}

export interface Import {
  id: string;
  resource: string;
  mapping: string;
  rehearsal?: boolean;
  undone?: Nullable<{ deleted: number; restored: number; kept: number }>;
  fileName: string;
  status: ImportStatus;
  rows: ImportRows;
  rowsPerSecond?: Nullable<number>;
  startedAt?: Nullable<string>;
  finishedAt?: Nullable<string>;
  problem?: Nullable<string>;
  createdAt: string;
  createdBy?: Nullable<string>;
}

export interface ImportMapping {
  name: string;
  description?: Nullable<string>;
  columns: string[];
  own?: boolean;
}
