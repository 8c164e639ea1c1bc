import { queryOptions } from "@tanstack/react-query";
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
}

export const writeEmail = (body: EmailInput) => request<{ id: string }>("/api/v1/emails", { method: "POST", body });

/** Whether the person has a mailbox that mails can leave by. */
export const canSendOptions = queryOptions({
  queryKey: ["mailbox", "sends"],
  queryFn: async ({ signal }) =>
    !!(await request<{ mailbox?: { smtp?: object | null } | null }>("/api/v1/mailbox", { signal })).mailbox?.smtp,
});
