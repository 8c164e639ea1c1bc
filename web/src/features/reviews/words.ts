import type { TFunction } from "i18next";
import type { AccessReview } from "./types";

/** What a review is called; one that nobody named is called after its day, in the reader's language. */
export function nameOf({ name }: AccessReview, t: TFunction): string {
  const day = /^Access review (\d{4}-\d{2}-\d{2})$/.exec(name)?.[1];
  return day ? t("reviews.ofDay", { day }) : name;
}
