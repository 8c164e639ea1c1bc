import { Button } from "@mantine/core";
import { IconCalendarRepeat, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useMe } from "@/shared/api/session";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission, SkeletonFacts } from "@/shared/ui/states";
import { Day } from "@/shared/ui/values";
import { reviewsOptions, scheduleOptions } from "./api";
import { BeginDialog } from "./BeginDialog";
import { ReviewState } from "./ReviewState";
import classes from "./Reviews.module.css";
import { ScheduleDialog } from "./ScheduleDialog";
import type { AccessReview } from "./types";
import { nameOf } from "./words";

/** The access reviews that were, the one that is, and when the next one will be. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const seen = can("access-review", "read");
  const reviews = useQuery({ ...reviewsOptions, enabled: seen });
  const [beginning, setBeginning] = useState(false);
  if (me && !seen) return <NoPermission page />;
  const items = reviews.data?.items ?? [];
  const isOneOpen = items.some((one) => one.status === "open" || one.status === "preparing");
  const begin = can("access-review", "create") && !isOneOpen && reviews.isSuccess && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setBeginning(true)}>
      {t("reviews.begin")}
    </Button>
  );
  return (
    <Page title={t("nav.accessReviews")} actions={begin}>
      <div className={classes.page}>
        <SchedulePanel editable={can("access-review", "update")} enabled={seen} />
        {reviews.isPending ? (
          <SkeletonFacts label={t("state.loading")} />
        ) : reviews.isError ? (
          <Failure error={reviews.error} retry={() => void reviews.refetch()} />
        ) : items.length === 0 ? (
          <Empty title={t("reviews.none")} hint={t("reviews.noneHint")} action={begin} />
        ) : (
          <Panel title={t("nav.accessReviews")} flush>
            <ul className={classes.list}>
              {items.map((review) => (
                <Row key={review.id} review={review} />
              ))}
            </ul>
          </Panel>
        )}
      </div>
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </Page>
  );
}

function Row({ review }: { review: AccessReview }) {
  const { t } = useTranslation();
  return (
    <li className={classes.review}>
      <Link to="/settings/access-reviews/$id" params={{ id: review.id }} className={classes.reviewName}>
        {nameOf(review, t)}
      </Link>
      <ReviewState review={review} />
      <span className={classes.hint}>
        {review.status === "signed"
          ? t("reviews.outcome", {
              kept: review.kept ?? 0,
              revoked: review.revoked ?? 0,
              name: review.signedByName ?? review.signedBy,
            })
          : t("reviews.lineCount", { count: review.lines })}
      </span>
    </li>
  );
}

function SchedulePanel({ editable, enabled }: { editable: boolean; enabled: boolean }) {
  const { t } = useTranslation();
  const schedule = useQuery({ ...scheduleOptions, enabled });
  const [editing, setEditing] = useState(false);
  if (!schedule.data) return null;
  const { everyMonths, nextOn, dueDays } = schedule.data;
  return (
    <Panel
      title={t("reviews.schedule")}
      aside={
        editable && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconCalendarRepeat size={14} />}
            onClick={() => setEditing(true)}
          >
            {t("reviews.change")}
          </Button>
        )
      }
    >
      <p className={classes.text}>
        {everyMonths ? (
          <>
            {t("reviews.every", { count: everyMonths })} {t("reviews.next")} <Day value={nextOn} />.{" "}
            {t("reviews.dueIn", { count: dueDays })}
          </>
        ) : (
          t("reviews.byHand")
        )}
      </p>
      {editing && <ScheduleDialog schedule={schedule.data} onClose={() => setEditing(false)} />}
    </Panel>
  );
}
