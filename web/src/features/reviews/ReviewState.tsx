import { useTranslation } from "react-i18next";
import { formatDay } from "@/shared/format/format";
import { Pill, type Tone } from "@/shared/ui/values";
import type { AccessReview } from "./types";

const tones: Record<AccessReview["status"], Tone> = {
  preparing: "neutral",
  open: "accent",
  signed: "good",
  cancelled: "neutral",
};

export function isOverdue(review: AccessReview): boolean {
  return review.status === "open" && review.dueOn < new Date().toISOString().slice(0, 10);
}

/** How far a review is, and by when it is to be done. */
export function ReviewState({ review }: { review: AccessReview }) {
  const { t, i18n } = useTranslation();
  if (review.status !== "open") return <Pill tone={tones[review.status]}>{t(`reviews.status.${review.status}`)}</Pill>;
  return (
    <Pill tone={isOverdue(review) ? "bad" : "warn"}>
      {t(isOverdue(review) ? "reviews.overdue" : "reviews.due", { day: formatDay(review.dueOn, i18n.language) })}
    </Pill>
  );
}
