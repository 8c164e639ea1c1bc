import { queryOptions, useQuery } from "@tanstack/react-query";
import { request } from "./client";
import { pageOptions } from "./resources";
import type { Nullable, Owned, Page, Resource } from "./types";

export type TicketStatus = "new" | "open" | "pending" | "solved" | "closed" | "merged";
export type TicketPriority = "low" | "normal" | "high" | "urgent";
export type TicketChannel = "email" | "web" | "api" | "phone" | "chat";

/** What was promised and what was kept; minutes are working minutes. */
export interface TicketTimes {
  firstResponseDueAt?: Nullable<string>;
  firstResponseAt?: Nullable<string>;
  firstResponseMinutes?: Nullable<number>;
  responseWarnedAt?: Nullable<string>;
  updateDueAt?: Nullable<string>;
  solutionDueAt?: Nullable<string>;
  solvedAt?: Nullable<string>;
  solutionMinutes?: Nullable<number>;
  breached: boolean;
}

export interface Satisfaction {
  score: number;
  comment?: Nullable<string>;
  at: string;
}

export interface Ticket extends Resource, Owned {
  number: number;
  queueId: string;
  queueName?: Nullable<string>;
  status: TicketStatus;
  priority: TicketPriority;
  channel: TicketChannel;
  contactId?: Nullable<string>;
  contactName?: Nullable<string>;
  contactEmail?: Nullable<string>;
  companyId?: Nullable<string>;
  companyName?: Nullable<string>;
  language?: Nullable<string>;
  tags: string[];
  linkedIds: string[];
  mergedIntoId?: Nullable<string>;
  messages: number;
  lastMessageAt?: Nullable<string>;
  lastFrom?: Nullable<string>;
  times: TicketTimes;
  satisfaction?: Nullable<Satisfaction>;
  statusHistory: { status: TicketStatus; at: string; by: string }[];
  externalId?: Nullable<string>;
}

export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
}

export type MessageKind = "customer" | "agent" | "note";

export interface Message extends Resource {
  ticketId: string;
  ticketNumber: number;
  kind: MessageKind;
  fromName?: Nullable<string>;
  fromEmail?: Nullable<string>;
  to: string[];
  text: string;
  html?: Nullable<string>;
  attachments: Attachment[];
  delivery: "none" | "queued" | "sent" | "failed";
  sentAt?: Nullable<string>;
  problem?: Nullable<string>;
}

export interface OpeningHours {
  /** 1 for Monday to 7 for Sunday. */
  day: number;
  from: string;
  to: string;
}

export interface Queue extends Resource {
  email?: Nullable<string>;
  managerId?: Nullable<string>;
  managerName?: Nullable<string>;
  calendar: { timeZone: string; hours: OpeningHours[]; holidays: string[] };
  /** Working minutes; null for no promise. */
  serviceLevel: {
    firstResponseMinutes?: Nullable<number>;
    updateMinutes?: Nullable<number>;
    solutionMinutes?: Nullable<number>;
  };
  language?: Nullable<string>;
  signature?: Nullable<string>;
  isDefault: boolean;
  teamId?: Nullable<string>;
}

export interface Answer extends Resource {
  body: string;
  language?: Nullable<string>;
  queueId?: Nullable<string>;
}

declare module "./types" {
  interface ResourceMap {
    tickets: Ticket;
    queues: Queue;
    answers: Answer;
  }
}

export const queuesOptions = queryOptions({
  ...pageOptions("queues", { limit: 200, sort: "name" }),
  staleTime: 60_000,
});

export function useQueues(): Queue[] {
  return useQuery(queuesOptions).data?.items ?? [];
}

export function messagesOptions(ticketId: string) {
  return queryOptions({
    queryKey: ["tickets", "messages", ticketId],
    queryFn: ({ signal }) => allMessages(ticketId, signal),
  });
}

/** A conversation is read from its start, so all of it is asked for. */
async function allMessages(ticketId: string, signal: AbortSignal): Promise<Message[]> {
  const messages: Message[] = [];
  let cursor: Nullable<string>;
  do {
    const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const page: Page<Message> = await request(`/api/v1/tickets/${ticketId}/messages?limit=200${more}`, { signal });
    messages.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return messages;
}
