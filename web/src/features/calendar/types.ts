import type { ActivityKind, Nullable } from "@/shared/api/types";

export type Answer = "needs-action" | "accepted" | "tentative" | "declined" | "delegated";

export interface Attendee {
  userId?: Nullable<string>;
  contactId?: Nullable<string>;
  email?: Nullable<string>;
  name?: Nullable<string>;
  answer?: Answer;
  optional?: boolean;
  answeredAt?: Nullable<string>;
  occurrences?: Nullable<{ occurrence: string; answer: Answer }[]>;
}

/** How far the mails to a guest are. */
export interface Mailed {
  email: string;
  stand: "waiting" | "sent" | "cancelled" | "failed";
  problem?: Nullable<string>;
  at?: Nullable<string>;
}

/** What somebody outside proposes, until somebody here decides. */
export interface Proposal {
  id: string;
  kind: "time" | "guest";
  email: string;
  name?: Nullable<string>;
  answer?: Nullable<Answer>;
  startsAt?: Nullable<string>;
  endsAt?: Nullable<string>;
  occurrence?: Nullable<string>;
  comment?: Nullable<string>;
  delegatedBy?: Nullable<string>;
}

export interface Schedule {
  startsAt: string;
  endsAt: string;
  timeZone: string;
  allDay: boolean;
  rule?: Nullable<string>;
  excluded?: Nullable<string[]>;
  added?: Nullable<string[]>;
}

/** An activity at one time that it takes place; whole days begin and end at midnight UTC. */
export interface Entry {
  id: string;
  version: number;
  name?: Nullable<string>;
  kind: ActivityKind;
  startsAt: string;
  endsAt: string;
  allDay: boolean;
  timeZone?: Nullable<string>;
  occurrence?: Nullable<string>;
  moved: boolean;
  doneAt?: Nullable<string>;
  status?: Nullable<"tentative" | "confirmed" | "cancelled">;
  location?: Nullable<string>;
  contactId?: Nullable<string>;
  companyId?: Nullable<string>;
  dealId?: Nullable<string>;
  attendees?: Attendee[];
  ownerId?: Nullable<string>;
  ownerName?: Nullable<string>;
}

export interface Calendar {
  items: Entry[];
  truncated: boolean;
}

export interface Feed {
  createdAt?: Nullable<string>;
  readAt?: Nullable<string>;
}

export interface FileResult {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  items: { name?: Nullable<string>; outcome: string; problem?: Nullable<string>; notes: string[] }[];
}

export type View = "month" | "week" | "day" | "agenda";
export type Whose = "me" | "team" | "all";
