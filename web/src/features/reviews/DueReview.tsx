import { IconUserCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { formatDay } from "@/shared/format/format";
import { openReviewOptions } from "./api";
import classes from "./DueReview.module.css";
import { isOverdue } from "./ReviewState";
import { nameOf } from "./words";

/** Reminds those who decide of a review that waits for them. */
export default function DueReview() {
  const { t, i18n } = useTranslation();
  const open = useQuery({ ...openReviewOptions, staleTime: 60_000 });
  const review = open.data?.items[0];
  if (!review) return null;
  return (
    <Link
      to="/settings/access-reviews/$id"
      params={{ id: review.id }}
      className={classes.reminder}
      data-late={isOverdue(review) || undefined}
    >
      <IconUserCheck size={18} aria-hidden />
      <span>
        {t(isOverdue(review) ? "reviews.reminderLate" : "reviews.reminder", {
          name: nameOf(review, t),
          day: formatDay(review.dueOn, i18n.language),
        })}
      </span>
    </Link>
  );
}
