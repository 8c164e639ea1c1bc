import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Empty, Failure, SkeletonFacts } from "@/shared/ui/states";
import { Ago, Avatar, Pill } from "@/shared/ui/values";
import classes from "./Audit.module.css";
import { inOrder, missingOf, personOptions } from "./api";
import { howOf, whoOf } from "./words";

/** Who looked at a person, when and how. */
export function WhoLooked({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(personOptions(id));
  if (query.isPending) return <SkeletonFacts label={t("state.loading")} />;
  if (query.isError) return <Failure inline error={query.error} retry={() => void query.refetch()} />;
  const rows = inOrder(query.data.pages);
  const missing = missingOf(query.data.pages);
  if (rows.length === 0) return <Empty title={t("audit.nobody")} hint={t("audit.nobodyHint")} />;
  return (
    <>
      {missing.length > 0 && (
        <p className={classes.missing} role="status">
          {t("audit.missing", { services: missing.map((service) => t(`audit.services.${service}`)).join(", ") })}
        </p>
      )}
      <ol className={classes.looks} aria-label={t("audit.whoLooked")}>
        {rows.map((reading) => (
          <li key={reading.id} className={classes.look}>
            <Avatar name={whoOf(reading, t)} />
            <span className={classes.lookText}>
              <span>
                <strong>{whoOf(reading, t)}</strong> {howOf(reading, t)}
                {reading.via === "api" && (
                  <>
                    {" "}
                    <Pill tone="accent">{t("audit.vias.api")}</Pill>
                  </>
                )}
              </span>
              <span className={classes.hint}>
                {[reading.purpose, reading.query, reading.address].filter(Boolean).join(" · ")}
              </span>
            </span>
            <Ago value={reading.at} />
          </li>
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
