import type { Nullable, Owned, Resource } from "@/shared/api/types";

export type LeadStatus = "new" | "working" | "qualified" | "disqualified" | "converted";
export type LeadSource = "form" | "api" | "import" | "email" | "manual";

export interface Attribution {
  source?: Nullable<string>;
  medium?: Nullable<string>;
  campaign?: Nullable<string>;
  term?: Nullable<string>;
  content?: Nullable<string>;
  referrer?: Nullable<string>;
  landingPage?: Nullable<string>;
}

export interface Lead extends Resource, Owned {
  firstName?: Nullable<string>;
  lastName?: Nullable<string>;
  email?: Nullable<string>;
  phone?: Nullable<string>;
  companyName?: Nullable<string>;
  jobTitle?: Nullable<string>;
  message?: Nullable<string>;
  language?: Nullable<string>;
  city?: Nullable<string>;
  country?: Nullable<string>;
  status: LeadStatus;
  source: LeadSource;
  sourceName?: Nullable<string>;
  attribution?: Nullable<Attribution>;
  formId?: Nullable<string>;
  submissionIds: string[];
  disqualifiedReason?: Nullable<string>;
  routingReason?: Nullable<string>;
  contactId?: Nullable<string>;
  companyId?: Nullable<string>;
  dealId?: Nullable<string>;
  convertedAt?: Nullable<string>;
  tags: string[];
  externalId?: Nullable<string>;
}

export type StepStatus = "waiting" | "running" | "done" | "failed";

/** How far the conversion of a lead has come. */
export interface Conversion {
  status: "running" | "done" | "failed";
  steps: { name: string; status: StepStatus; recordId?: Nullable<string>; problem?: Nullable<string> }[];
}

declare module "@/shared/api/types" {
  interface ResourceMap {
    leads: Lead;
  }
}
