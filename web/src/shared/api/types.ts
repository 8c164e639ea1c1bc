/**
 * The resources as the API answers them: the published state (module `events`) plus `version`.
 * A field that Java marks as nullable may be absent or null.
 */
import type { CustomField, CustomValues } from "./custom";

export type Nullable<T> = T | null | undefined;

export interface Money {
  amount: string;
  currency: string;
}

export interface Resource {
  id: string;
  name: string;
  version: number;
  createdAt: string;
  createdBy?: string;
  updatedAt: string;
}

export interface Owned {
  ownerId?: Nullable<string>;
  ownerName?: Nullable<string>;
  teamId?: Nullable<string>;
}

export interface Labelled {
  value: string;
  kind?: Nullable<string>;
}

export interface Employment {
  companyId: string;
  companyName: string;
  role?: Nullable<string>;
  from?: Nullable<string>;
  /** The last day; absent where the person is there still. */
  until?: Nullable<string>;
}

export interface PostalAddress {
  kind?: Nullable<string>;
  street?: Nullable<string>;
  postalCode?: Nullable<string>;
  city?: Nullable<string>;
  region?: Nullable<string>;
  country?: Nullable<string>;
}

export interface WebLink {
  url: string;
  kind?: Nullable<string>;
}

/** A photo or a logo; another picture has another hash. */
export interface Picture {
  hash: string;
  mediaType: string;
  width: number;
  height: number;
}

/** How contacts and companies are reached, and what an administrator has added to them. */
export interface Reachable {
  addresses?: Nullable<PostalAddress[]>;
  languages?: Nullable<string[]>;
  timeZone?: Nullable<string>;
  links?: Nullable<WebLink[]>;
  custom?: Nullable<CustomValues>;
}

/** Two contacts that became one, as each of them tells it. */
export interface Merger {
  mergeId: string;
  contactId: string;
  at: string;
  by: string;
  reason?: Nullable<string>;
}

export interface Contact extends Resource, Owned, Reachable {
  photo?: Nullable<Picture>;
  firstName?: Nullable<string>;
  lastName?: Nullable<string>;
  emails: Labelled[];
  phones: Labelled[];
  companies: Employment[];
  jobTitle?: Nullable<string>;
  language?: Nullable<string>;
  city?: Nullable<string>;
  country?: Nullable<string>;
  tags: string[];
  externalId?: Nullable<string>;
  /** Its score and the rules that it does not meet, in lists. */
  quality?: Nullable<number>;
  failedRules?: Nullable<string[]>;
  /** The contact that stands for this one. */
  mergedInto?: Nullable<Merger>;
  /** The contacts that this one stands for. */
  merged?: Nullable<Merger[]>;
}

export interface Company extends Resource, Owned, Reachable {
  logo?: Nullable<Picture>;
  emails?: Nullable<Labelled[]>;
  phones?: Nullable<Labelled[]>;
  sector?: Nullable<string>;
  website?: Nullable<string>;
  phone?: Nullable<string>;
  city?: Nullable<string>;
  country?: Nullable<string>;
  foundedYear?: Nullable<number>;
  revenue?: Nullable<Money>;
  employees?: Nullable<number>;
  parentId?: Nullable<string>;
  parentName?: Nullable<string>;
  quality?: Nullable<number>;
  failedRules?: Nullable<string[]>;
  tags: string[];
  externalId?: Nullable<string>;
}

export type ActivityKind = "call" | "meeting" | "note" | "email" | "task";

export interface Activity extends Resource, Owned {
  kind: ActivityKind;
  body?: Nullable<string>;
  contactId?: Nullable<string>;
  companyId?: Nullable<string>;
  dealId?: Nullable<string>;
  occurredAt?: Nullable<string>;
  dueAt?: Nullable<string>;
  doneAt?: Nullable<string>;
}

export type DealStatus = "open" | "won" | "lost";

export interface Stage {
  id: string;
  name: string;
  kind: DealStatus;
  probability: number;
}

export interface Pipeline extends Resource {
  isDefault: boolean;
  stages: Stage[];
}

export interface DealContact {
  contactId: string;
  name: string;
  role?: Nullable<string>;
}

export interface DealLine {
  productId: string;
  productName: string;
  quantity: number | string;
  unitPrice?: Nullable<Money>;
}

export interface StageEntry {
  stageId: string;
  stage: string;
  at: string;
  by: string;
}

export interface Deal extends Resource, Owned {
  pipelineId: string;
  stageId: string;
  stage: string;
  status: DealStatus;
  probability: number;
  amount?: Nullable<Money>;
  companyId?: Nullable<string>;
  companyName?: Nullable<string>;
  contacts: DealContact[];
  lines: DealLine[];
  engagedOn?: Nullable<string>;
  expectedCloseOn?: Nullable<string>;
  closedOn?: Nullable<string>;
  lossReason?: Nullable<string>;
  nextStep?: Nullable<string>;
  tags: string[];
  stageHistory: StageEntry[];
  externalId?: Nullable<string>;
}

export interface Product extends Resource {
  sku?: Nullable<string>;
  family?: Nullable<string>;
  description?: Nullable<string>;
  price?: Nullable<Money>;
  active: boolean;
}

export type UserStatus = "not-invited" | "invited" | "active" | "disabled";

export interface User extends Resource {
  email?: Nullable<string>;
  roles: string[];
  teamIds: string[];
  status: UserStatus;
}

export interface Team extends Resource {
  parentId?: Nullable<string>;
}

export type Scope = "own" | "team" | "all";

export interface Permission {
  resource: string;
  actions: string[];
  scope: Scope;
}

export interface Role extends Resource {
  builtIn: boolean;
  permissions: Permission[];
}

export interface Me {
  id: string;
  name: string;
  email?: Nullable<string>;
  roles: string[];
  teamIds: string[];
  permissions: Permission[];
}

export interface Session {
  authenticated: boolean;
  user?: { id: string; name: string; email?: Nullable<string> };
  csrf?: string;
}

export interface Page<T> {
  items: T[];
  nextCursor?: Nullable<string>;
  count?: Nullable<number>;
  countCapped?: Nullable<boolean>;
}

export interface FieldChange {
  before?: unknown;
  after?: unknown;
}

export interface TimelineItem {
  id: string;
  at: string;
  type: string;
  resource: { type: string; id: string; name: string };
  actor?: Nullable<{ id: string; name?: Nullable<string> }>;
  data?: Nullable<Record<string, unknown>>;
}

export interface HistoryItem {
  id: string;
  type: string;
  at: string;
  actor: string;
  sequence: number;
  changes?: Nullable<Record<string, FieldChange>>;
}

/** The resources by their root; a feature adds its own by declaring them here (see `features/leads/types.ts`). */
export interface ResourceMap {
  contacts: Contact;
  companies: Company;
  activities: Activity;
  "custom-fields": CustomField;
  deals: Deal;
  pipelines: Pipeline;
  products: Product;
  users: User;
  teams: Team;
  roles: Role;
}

export type ResourceName = keyof ResourceMap;
