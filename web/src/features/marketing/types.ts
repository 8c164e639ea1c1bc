import type { Nullable, Owned, Resource } from "@/shared/api/types";

export interface Segment extends Resource, Owned {
  description?: Nullable<string>;
  filter: string;
}

export interface SegmentField {
  name: string;
  kind: string;
  values?: Nullable<string[]>;
}

/** Somebody as marketing knows them. */
export interface Person {
  contactId: string;
  name: string;
  email?: Nullable<string>;
  city?: Nullable<string>;
  companyName?: Nullable<string>;
  jobTitle?: Nullable<string>;
}

export type TemplateFormat = "html" | "mjml";

export interface Template extends Resource, Owned {
  format: TemplateFormat;
  subject: string;
  body: string;
  text?: Nullable<string>;
  language?: Nullable<string>;
}

/** Something wrong with a template; `part` is the field that it is in. */
export interface TemplateProblem {
  message: string;
  line?: Nullable<number>;
  column?: Nullable<number>;
  part?: Nullable<string>;
  field?: Nullable<string>;
}

export interface Preview {
  subject: string;
  html: string;
  text: string;
  problems: (TemplateProblem | string)[];
}

export type CampaignStatus = "draft" | "scheduled" | "sending" | "paused" | "stopped" | "sent";

export interface CampaignTotals {
  recipients: number;
  sent: number;
  failed: number;
  bounced: number;
  opened: number;
  clicked: number;
  unsubscribed: number;
  /** To whom nothing may be sent; absent where there is nobody. */
  refused?: Nullable<number>;
}

/** Somebody who does not get a campaign. */
export interface RefusedRecipient {
  contactId: string;
  name?: Nullable<string>;
  email: string;
  /** Absent where the address is suppressed. */
  missing?: Nullable<string>;
  reason: string;
  at: string;
}

export interface Campaign extends Resource, Owned {
  status: CampaignStatus;
  segmentId: string;
  segmentName?: Nullable<string>;
  templateId: string;
  templateName?: Nullable<string>;
  subject?: Nullable<string>;
  fromName?: Nullable<string>;
  fromAddress?: Nullable<string>;
  replyTo?: Nullable<string>;
  perMinute?: Nullable<number>;
  scheduledAt?: Nullable<string>;
  startedAt?: Nullable<string>;
  finishedAt?: Nullable<string>;
  reason?: Nullable<string>;
  totals: CampaignTotals;
  /** The key of what it is for. */
  purpose?: Nullable<string>;
}

export interface Recipients {
  count: number;
  suppressed: number;
  withoutEmail: number;
  withoutBasis: number;
}

export type MailStatus = "sending" | "sent" | "failed" | "bounced";

export interface Mail extends Resource {
  kind: "campaign" | "transactional";
  status: MailStatus;
  campaignId?: Nullable<string>;
  campaignName?: Nullable<string>;
  contactId?: Nullable<string>;
  contactName?: Nullable<string>;
  email: string;
  messageId: string;
  possibleDuplicate: boolean;
  sentAt?: Nullable<string>;
  openedAt?: Nullable<string>;
  opens: number;
  clickedAt?: Nullable<string>;
  clicks: number;
  unsubscribedAt?: Nullable<string>;
  bouncedAt?: Nullable<string>;
  problem?: Nullable<string>;
}

export type SuppressionReason = "unsubscribed" | "bounced" | "complained" | "manual";

export interface Suppression extends Resource {
  reason: SuppressionReason;
  contactId?: Nullable<string>;
  campaignId?: Nullable<string>;
  note?: Nullable<string>;
}

export type FormFieldKind = "text" | "email" | "phone" | "textarea" | "choice" | "checkbox";

export interface FormField {
  key: string;
  label: string;
  kind: FormFieldKind;
  required: boolean;
  choices: string[];
}

export interface FormConsent {
  purpose: string;
  channels?: Nullable<string[]>;
}

export interface WebForm extends Resource, Owned {
  active: boolean;
  title?: Nullable<string>;
  fields: FormField[];
  submitLabel: string;
  thankYou: string;
  redirectUrl?: Nullable<string>;
  language?: Nullable<string>;
  tags: string[];
  routeToTeamId?: Nullable<string>;
  /** What it asks consent to. */
  consents?: Nullable<FormConsent[]>;
}

export interface Attribution {
  source?: Nullable<string>;
  medium?: Nullable<string>;
  campaign?: Nullable<string>;
  term?: Nullable<string>;
  content?: Nullable<string>;
  referrer?: Nullable<string>;
  landingPage?: Nullable<string>;
}

export interface Submission extends Resource {
  formId: string;
  values: Record<string, string>;
  attribution?: Nullable<Attribution>;
  tags: string[];
  language?: Nullable<string>;
}

declare module "@/shared/api/types" {
  interface ResourceMap {
    segments: Segment;
    templates: Template;
    campaigns: Campaign;
    mails: Mail;
    suppressions: Suppression;
    forms: WebForm;
    submissions: Submission;
  }
}
