import { queryOptions } from "@tanstack/react-query";
import { request } from "@/shared/api/client";

export type Tls = "auto" | "tls" | "starttls" | "none";

export interface MailServer {
  host: string;
  port: number;
  tls: Tls;
  username: string;
}

export interface Trouble {
  kind: string;
  field?: string | null;
  text: string;
  at?: string | null;
}

export interface Mailbox {
  address: string;
  imap: MailServer;
  folders: string[];
  sentFolder?: string | null;
  smtp?: MailServer | null;
  confidential: boolean;
  takesLeads: boolean;
  since: string;
  paused: boolean;
  fetchedAt?: string | null;
  trouble?: Trouble | null;
  filed: number;
}

export interface Bcc {
  address: string;
  filed: number;
  refused: number;
}

export interface MailboxStatus {
  mailbox?: Mailbox | null;
  bcc?: Bcc | null;
  bccPossible: boolean;
}

export interface MailboxInput {
  address: string;
  imap: MailServer & { password?: string };
  folders: string[];
  sentFolder?: string;
  smtp?: MailServer & { password?: string };
  confidential: boolean;
  takesLeads: boolean;
  days?: number;
}

const base = "/api/v1/mailbox";

export const mailboxOptions = queryOptions({
  queryKey: ["mailbox"],
  queryFn: ({ signal }) => request<MailboxStatus>(base, { signal }),
});

export const saveMailbox = (body: MailboxInput) => request<MailboxStatus>(base, { method: "PUT", body });

export const testMailbox = (body: MailboxInput) =>
  request<{ troubles: Trouble[] }>(`${base}/test`, { method: "POST", body });

export const pauseMailbox = (paused: boolean) =>
  request<MailboxStatus>(`${base}/${paused ? "pause" : "resume"}`, { method: "POST" });

export const dropMailbox = (mails: "keep" | "delete") => request(`${base}?mails=${mails}`, { method: "DELETE" });

export const renewBcc = () => request<Bcc>(`${base}/bcc`, { method: "POST" });
