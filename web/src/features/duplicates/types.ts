import type { Contact, Nullable } from "@/shared/api/types";

export type Choice = "this" | "other" | "both";

/** What is compared of a contact; what is hidden from whoever looks is not there. */
export interface Known {
  id: string;
  name?: Nullable<string>;
  firstName?: Nullable<string>;
  lastName?: Nullable<string>;
  emails?: string[];
  phones?: string[];
  companies?: string[];
  city?: Nullable<string>;
  addresses?: { street?: Nullable<string>; postalCode?: Nullable<string>; city?: Nullable<string> }[];
}

export interface Because {
  field: string;
  agreement: "equal" | "form" | "slip" | "alike" | "loose" | "swapped" | "different";
  weight: number;
}

export interface PairItem {
  id: string;
  status: "open" | "dismissed";
  score: number;
  contacts: Known[];
  reasons: Because[];
}

export interface Scan {
  status: "never" | "running" | "done" | "failed";
  startedAt?: Nullable<string>;
  finishedAt?: Nullable<string>;
  contacts?: Nullable<number>;
  pairs?: Nullable<number>;
}

export interface Similar {
  contact: Known;
  score: number;
  reasons: Because[];
}

/** What is compared of somebody who is being entered. */
export interface Draft {
  firstName?: string;
  lastName?: string;
  emails?: string[];
  phones?: string[];
  companies?: string[];
}

export interface Unmerged {
  contact: Contact;
  restored: Contact;
  kept: { fields: string[]; records: { type: string; id: string; name?: Nullable<string>; at: string }[] };
}

/** What is done without anybody asking. */
export interface Automatic {
  merge: boolean;
  threshold: number;
  nightly: boolean;
  at: string;
  zone: string;
}

export interface Setting {
  automatic: Automatic;
  version: number;
  changedBy?: Nullable<string>;
  changedAt?: Nullable<string>;
}
