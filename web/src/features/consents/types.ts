import type { Channel, LegalBasis, LocalText } from "@/shared/api/consents";
import type { Nullable } from "@/shared/api/types";

export type Decision = "requested" | "given" | "withdrawn";
export type Missing =
  | "purpose"
  | "active-purpose"
  | "channel"
  | "consent"
  | "confirmation"
  | "withdrawn-consent"
  | "no-objection"
  | "certainty";

export const bases: LegalBasis[] = ["consent", "legitimate-interest", "contract", "legal-obligation"];
export const channels: Channel[] = ["email", "phone", "sms", "post"];

/** One way to reach a contact for a purpose. */
export interface Place {
  channel: Channel;
  address?: Nullable<string>;
  decision?: Nullable<Decision>;
  at?: Nullable<string>;
  allowed: boolean;
  missing?: Nullable<Missing>;
}

export interface PurposeOfContact {
  key: string;
  name: string;
  title: LocalText;
  legalBasis: LegalBasis;
  active: boolean;
  withdrawable: boolean;
  places: Place[];
}

export interface Proof {
  ip?: Nullable<string>;
  userAgent?: Nullable<string>;
  formId?: Nullable<string>;
  submissionId?: Nullable<string>;
  mailId?: Nullable<string>;
  page?: Nullable<string>;
  reference?: Nullable<string>;
}

/** One entry of the ledger; there is no way to change it. */
export interface Entry {
  id: string;
  purpose: string;
  channel: Channel;
  decision: Decision;
  legalBasis: LegalBasis;
  wordingVersion?: Nullable<number>;
  source: string;
  reason?: Nullable<string>;
  proof?: Nullable<Proof>;
  confirms?: Nullable<string>;
  corrects?: Nullable<string>;
  afterErasure?: Nullable<boolean>;
  takesBack?: Nullable<boolean>;
  at: string;
  recordedAt: string;
  recordedBy: string;
}

export interface Line {
  pageId: string;
  address?: Nullable<string>;
  entry: Entry;
}

export interface ContactConsents {
  items: PurposeOfContact[];
  history: Line[];
}

/** What is entered for a person. */
export interface DecisionInput {
  purpose: string;
  channel: Channel;
  decision: Decision;
  contactId: string;
  address?: Nullable<string>;
  reason: string;
  corrects?: string;
}
