import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { request } from "@/shared/api/client";

export interface EmailParty {
  email: string;
  name?: string | null;
}

export interface EmailFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

export interface Email {
  id: string;
  subject: string;
  direction: "in" | "out";
  threadId: string;
  at: string;
  confidential: boolean;
  /** Only subject and time are told. */
  concealed: boolean;
  from?: EmailParty | null;
  to?: EmailParty[] | null;
  cc?: EmailParty[] | null;
  contacts: { contactId: string; email: string }[];
  excerpt?: string | null;
  text?: string | null;
  html?: string | null;
  files?: EmailFile[] | null;
  delivery?: "queued" | "sent" | "failed" | null;
  problem?: string | null;
  possibleDuplicate?: boolean | null;
}

export const threadOptions = (id: string) =>
  queryOptions({
    queryKey: ["emails", id, "thread"],
    queryFn: async ({ signal }) => (await request<{ items: Email[] }>(`/api/v1/emails/${id}/thread`, { signal })).items,
  });

export const leadEmailsOptions = (id: string) =>
  queryOptions({
    queryKey: ["emails", "lead", id],
    queryFn: async ({ signal }) => (await request<{ items: Email[] }>(`/api/v1/leads/${id}/emails`, { signal })).items,
  });

export const fileUrl = (emailId: string, fileId: string) => `/api/v1/emails/${emailId}/files/${fileId}`;

export interface EmailInput {
  contactId: string;
  to: string;
  subject: string;
  text: string;
  inReplyTo?: string | undefined;
  attachmentIds: string[];
}

/** Where files go that a mail is to take along, and how much of them it takes. */
export const attachments = { path: "/api/v1/emails/attachments", most: 10, together: 15_000_000 };

/** Writes a mail. The same words sent again, after a failure on the way, are one mail. */
export function useWriteEmail() {
  const client = useQueryClient();
  const last = useRef({ content: "", key: "" });
  return useMutation({
    mutationFn: (body: EmailInput) => {
      const content = JSON.stringify(body);
      if (last.current.content !== content) last.current = { content, key: crypto.randomUUID() };
      return request<{ id: string }>("/api/v1/emails", { method: "POST", body, idempotencyKey: last.current.key });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["emails"] });
      // the timeline is fed by events, a moment after the mail itself
      setTimeout(() => void client.invalidateQueries({ queryKey: ["timeline"] }), 700);
    },
  });
}

/** Whether the person has a mailbox that mails can leave by. */
export const canSendOptions = queryOptions({
  queryKey: ["mailbox", "sends"],
  queryFn: async ({ signal }) =>
    !!(await request<{ mailbox?: { smtp?: object | null } | null }>("/api/v1/mailbox", { signal })).mailbox?.smtp,
});
