import { Button, Skeleton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failure } from "@/shared/ui/states";
import classes from "./Timeline.module.css";
import { TimelineEntry } from "./TimelineEntry";
import { TimelineFilter } from "./TimelineFilter";
import { type Subject, timelineOptions, type Wanted } from "./timeline";

/** What happened with a customer, the newest first, from every service. */
export function Timeline({ subject }: { subject: Subject }) {
  const [wanted, setWanted] = useState<Wanted>({});
  const filterable = subject.type === "contacts" || subject.type === "companies";
  return (
    <>
      {filterable && <TimelineFilter value={wanted} onChange={setWanted} />}
      <Entries subject={subject} wanted={wanted} />
    </>
  );
}

function Entries({ subject, wanted }: { subject: Subject; wanted: Wanted }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({ ...timelineOptions(subject, wanted), refetchInterval: 15_000 });
  if (query.isPending) {
    return (
      <div className={classes.loading} role="status" aria-label={t("state.loading")}>
        {Array.from({ length: 5 }, (_, index) => (
          <Skeleton key={index} height={36} />
        ))}
      </div>
    );
  }
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const narrowed = wanted.type || wanted.by || wanted.days;
  if (items.length === 0 && narrowed) return <Empty title={t("timeline.filter.none")} />;
  if (items.length === 0) return <Empty title={t("timeline.empty")} hint={t("timeline.emptyHint")} />;
  return (
    <>
      <ol className={classes.timeline} aria-label={t("timeline.title")}>
        {items.map((item) => (
          <TimelineEntry key={item.id} item={item} subject={subject} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("timeline.more")}
        </Button>
      )}
    </>
  );
}
