import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { request } from "@/shared/api/client";
import { recordOptions } from "@/shared/api/resources";
import {
  type Message,
  messagesOptions,
  type Ticket,
  type TicketPriority,
  type TicketStatus,
} from "@/shared/api/ticketing";
import type { Tone } from "@/shared/ui/values";

export const settable: TicketStatus[] = ["open", "pending", "solved", "closed"];
export const priorities: TicketPriority[] = ["low", "normal", "high", "urgent"];

export const toneOf: Record<TicketStatus, Tone> = {
  new: "accent",
  open: "accent",
  pending: "neutral",
  solved: "good",
  closed: "neutral",
  merged: "neutral",
};

export interface NewMessage {
  kind: "agent" | "note";
  text: string;
  status?: TicketStatus | undefined;
  attachmentIds: string[];
}

/** Answers a ticket. The same words sent again, after a failure on the way, are one message. */
export function useSend(ticket: Pick<Ticket, "id">) {
  const client = useQueryClient();
  const last = useRef({ content: "", key: "" });
  return useMutation({
    mutationFn: (message: NewMessage) => {
      const content = JSON.stringify(message);
      if (last.current.content !== content) last.current = { content, key: crypto.randomUUID() };
      return request<Message>(`/api/v1/tickets/${ticket.id}/messages`, {
        method: "POST",
        body: message,
        idempotencyKey: last.current.key,
      });
    },
    onSuccess: () => {
      last.current = { content: "", key: "" };
      void client.invalidateQueries({ queryKey: messagesOptions(ticket.id).queryKey });
      void client.invalidateQueries({ queryKey: recordOptions("tickets", ticket.id).queryKey });
      void client.invalidateQueries({ queryKey: ["tickets", "list"] });
      void client.invalidateQueries({ queryKey: ["timeline"] });
      void client.invalidateQueries({ queryKey: ["reports"] });
    },
  });
}

export function attachmentUrl(ticketId: string, attachmentId: string): string {
  return `/api/v1/tickets/${ticketId}/attachments/${attachmentId}`;
}

export type Promised = "firstResponse" | "update" | "solution";

/** The promise that is due next; nothing is due while the customer is waited for or all is done. */
export function nextDue({
  status,
  times,
}: Pick<Ticket, "status" | "times">): { promise: Promised; at: string } | undefined {
  if (status !== "new" && status !== "open") return undefined;
  const open: { promise: Promised; at: string | null | undefined }[] = [
    { promise: "firstResponse", at: times.firstResponseAt ? null : times.firstResponseDueAt },
    { promise: "update", at: times.updateDueAt },
    { promise: "solution", at: times.solvedAt ? null : times.solutionDueAt },
  ];
  const due = open.filter((it): it is { promise: Promised; at: string } => !!it.at);
  return due.sort((a, b) => a.at.localeCompare(b.at))[0];
}

/** Late, nearly late (within the hour), or with time left. */
export function urgencyOf(at: string, now: number): Tone {
  const left = Date.parse(at) - now;
  return left < 0 ? "bad" : left < 3_600_000 ? "warn" : "neutral";
}
