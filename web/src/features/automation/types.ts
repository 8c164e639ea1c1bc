import type { Nullable, Resource } from "@/shared/api/types";

export interface EventType {
  type: string;
  meaning: string;
  resource?: Nullable<string>;
  fields: { name: string; kind: string; values?: Nullable<string[]> }[];
}

export type ActionKind = "create-task" | "assign" | "set-field" | "add-tag" | "send-mail" | "notify" | "call-webhook";

export interface RuleAction {
  kind: ActionKind;
  settings: Record<string, unknown>;
}

export interface RuleTrigger {
  kind: "event" | "schedule";
  eventType?: Nullable<string>;
  cron?: Nullable<string>;
  timeZone?: Nullable<string>;
}

export interface Rule extends Resource {
  description?: Nullable<string>;
  active: boolean;
  trigger: RuleTrigger;
  condition: string;
  actions: RuleAction[];
  shipped: boolean;
}

export type RunStatus = "running" | "succeeded" | "failed" | "skipped" | "suppressed";

export interface RunStep {
  kind: ActionKind;
  status: RunStatus;
  attempts: number;
  answer?: Nullable<string>;
  at?: Nullable<string>;
}

/** One decision of a rule, and what it did. */
export interface Run extends Resource {
  ruleId: string;
  status: RunStatus;
  eventId?: Nullable<string>;
  eventType?: Nullable<string>;
  recordType?: Nullable<string>;
  recordId?: Nullable<string>;
  recordName?: Nullable<string>;
  steps: RunStep[];
  depth: number;
  reason?: Nullable<string>;
  finishedAt?: Nullable<string>;
}

export interface RunInputs {
  event?: unknown;
  record?: unknown;
  changes?: unknown;
}

export interface DryRunSample {
  event?: Nullable<{ id?: string; type?: string; time?: string }>;
  record?: Nullable<{ id?: string; name?: string }>;
  /** `acts`, or why the rule would not. */
  decision: string;
  /** What it would do, in words. */
  actions: string[];
}

export interface DryRun {
  looked: number;
  matched: number;
  samples: DryRunSample[];
}

export interface Webhook extends Resource {
  url: string;
  eventTypes: string[];
  filter: string;
  active: boolean;
  disabledReason?: Nullable<string>;
  failingSince?: Nullable<string>;
  /** Answered once, when it was made. */
  secret?: Nullable<string>;
}

/** One try to deliver: the answer's status and beginning, or why there was none. */
export interface DeliveryAttempt {
  at: string;
  status?: Nullable<number>;
  answer?: Nullable<string>;
  problem?: Nullable<string>;
  tookMillis: number;
}

export interface Delivery {
  id: string;
  webhookId: string;
  eventType: string;
  eventId?: Nullable<string>;
  recordId?: Nullable<string>;
  status: "waiting" | "delivered" | "failed";
  body: string;
  attemptsMade: number;
  /** The newest ones, the last one last. */
  attempts: DeliveryAttempt[];
  nextAttemptAt?: Nullable<string>;
  createdAt: string;
  deliveredAt?: Nullable<string>;
}

declare module "@/shared/api/types" {
  interface ResourceMap {
    rules: Rule;
    runs: Run;
    webhooks: Webhook;
  }
}
