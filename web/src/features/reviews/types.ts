export type Decision = "open" | "keep" | "revoke";

export interface AccessReview {
  id: string;
  name: string;
  status: "preparing" | "open" | "signed" | "cancelled";
  dueOn: string;
  scheduled: boolean;
  lines: number;
  kept?: number | null;
  revoked?: number | null;
  signedAt?: string | null;
  signedBy?: string | null;
  signedByName?: string | null;
  note?: string | null;
  digest?: string | null;
  createdAt: string;
  version: number;
}

export interface ReviewRight {
  resource: string;
  action: string;
  scope: "own" | "team" | "all";
  lastUsedOn?: string | null;
  unused: boolean;
}

/** A role of somebody, as it was when the review began, and what was decided. */
export interface ReviewLine {
  id: string;
  name: string;
  reviewId: string;
  holderType: "user" | "client";
  holderId: string;
  holderName: string;
  holderActive: boolean;
  roleId: string;
  roleName: string;
  teams: string[];
  rights: ReviewRight[];
  lastUsedOn?: string | null;
  unusedRights: number;
  unused: boolean;
  decision: Decision;
  note?: string | null;
  decidedAt?: string | null;
  decidedBy?: string | null;
  decidedByName?: string | null;
  signed: boolean;
  version: number;
}

export interface ReviewSchedule {
  everyMonths?: number | null;
  dueDays: number;
  nextOn?: string | null;
  version: number;
}
