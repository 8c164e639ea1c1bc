import { Button, Skeleton } from "@mantine/core";
import { type UseQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import type { Page } from "@/shared/api/types";
import { formatNumber } from "@/shared/format/format";
import { Panel } from "@/shared/ui/Page";
import { Failure } from "@/shared/ui/states";
import { Avatar } from "@/shared/ui/values";
import classes from "./Audience.module.css";
import { membersPath } from "./api";
import type { Person } from "./types";

interface Props {
  query: UseQueryResult<{ count: number; sample: Person[] }>;
  /** The filter cannot be read; what is shown belongs to an earlier one. */
  refused: boolean;
  /** Where everybody can be listed: only for a filter that is saved. */
  segmentId: string | undefined;
}

/** How many people are meant at this moment, and who. */
export function Audience({ query, refused, segmentId }: Props) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  const { data } = query;
  return (
    <Panel title={t("segment.now")} aside={query.isFetching ? t("segment.counting") : t("segment.live")}>
      {query.isError && !refused ? (
        <Failure inline error={query.error} retry={() => void query.refetch()} />
      ) : (
        <div className={classes.audience}>
          <div className={classes.count} role="status" aria-live="polite">
            {data && !refused ? (
              <>
                <strong>{formatNumber(data.count, i18n.language)}</strong> {t("segment.persons", { count: data.count })}
              </>
            ) : refused ? (
              <span>{t("segment.refused")}</span>
            ) : (
              <Skeleton height={28} width={120} />
            )}
          </div>
          {!refused && data?.count === 0 && <p className={classes.hint}>{t("segment.nobody")}</p>}
          {!refused && data && data.count > 0 && (
            <>
              {all && segmentId ? (
                <Members id={segmentId} />
              ) : (
                <People people={data.sample} label={t("segment.sample")} />
              )}
              {!all && data.count > data.sample.length && segmentId && (
                <Button variant="subtle" onClick={() => setAll(true)}>
                  {t("segment.showAll")}
                </Button>
              )}
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

function Members({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ["segments", "members", id],
    queryFn: ({ pageParam, signal }) => request<Page<Person>>(membersPath(id, pageParam), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (query.isError) return <Failure inline error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <People people={query.data?.pages.flatMap((page) => page.items) ?? []} label={t("segment.members")} />
      {query.hasNextPage && (
        <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("segment.more")}
        </Button>
      )}
    </>
  );
}

function People({ people, label }: { people: Person[]; label: string }) {
  return (
    <ul className={classes.people} aria-label={label}>
      {people.map((person) => (
        <li key={person.contactId}>
          <Link to="/contacts/$id" params={{ id: person.contactId }} className={classes.person}>
            <Avatar name={person.name || person.email || "?"} />
            <span className={classes.who}>
              <span className={classes.name}>{person.name || person.email}</span>
              <span className={classes.facts}>
                {[person.email, person.companyName, person.city].filter(Boolean).join(" · ")}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
