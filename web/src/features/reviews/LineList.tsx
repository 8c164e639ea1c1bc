import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Empty, Failure, SkeletonRows } from "@/shared/ui/states";
import { linesOptions } from "./api";
import { Line } from "./Line";
import classes from "./Reviews.module.css";
import type { AccessReview } from "./types";
import { nameOf } from "./words";

interface Props {
  review: AccessReview;
  filter: string | undefined;
  q: string | undefined;
  decides: boolean;
}

/** The lines of a review, by the name of who holds the role. */
export function LineList({ review, filter, q, decides }: Props) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(linesOptions(review.id, { filter, q }));
  if (query.isPending) return <SkeletonRows label={t("state.loading")} rows={10} />;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const lines = query.data.pages.flatMap((page) => page.items);
  if (lines.length === 0) {
    return <Empty title={t(q ? "list.noMatch" : "reviews.nothingHere")} hint={t("reviews.nothingHereHint")} />;
  }
  return (
    <div className={classes.scroll}>
      <ul className={classes.lines} aria-label={nameOf(review, t)}>
        {lines.map((line) => (
          <Line key={line.id} line={line} decides={decides} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("reviews.moreLines")}
          </Button>
        </div>
      )}
    </div>
  );
}
