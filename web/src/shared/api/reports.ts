/** What the API answers of sales in sums. */
import type { Money, Nullable, Scope } from "./types";

export interface SalesSummary {
  deals: number;
  won: number;
  lost: number;
  openByStage: Record<string, number>;
  wonValue: Nullable<Money>;
  winRate: Nullable<number>;
  wonValueByMonth: { month: string; amount: string }[];
  topOwners: { id: string; name: string; wonValue: Money }[];
  otherCurrencies?: Nullable<Money[]>;
  /** Whose deals count. */
  scope?: Scope;
  asOf: Nullable<string>;
}
