import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { listPath } from "@/shared/api/resources";
import type { Page } from "@/shared/api/types";
import { formatNumber } from "@/shared/format/format";
import named from "@/shared/ui/named.module.css";
import { Panel } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { Pill } from "@/shared/ui/values";
import classes from "./CampaignResult.module.css";
import type { Campaign, RefusedRecipient } from "./types";

/** Who did not get a campaign because nothing permits it, and what is missing. */
export function CampaignRefusals({ campaign }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const refused = campaign.totals.refused ?? 0;
  const query = useInfiniteQuery({
    queryKey: ["campaigns", "refusals", campaign.id, refused],
    queryFn: ({ pageParam, signal }) =>
      request<Page<RefusedRecipient>>(listPath(`campaigns/${campaign.id}/refusals`, { cursor: pageParam }), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: refused > 0,
  });
  if (refused === 0) return null;
  return (
    <Panel title={t("campaign.refusals")} aside={formatNumber(refused, i18n.language)}>
      {query.isPending ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : query.isError ? (
        <Failure inline error={query.error} retry={() => void query.refetch()} />
      ) : (
        <>
          <ul className={classes.refusals}>
            {query.data.pages
              .flatMap((page) => page.items)
              .map((it) => (
                <li key={it.contactId} title={it.reason}>
                  <Link to="/contacts/$id" params={{ id: it.contactId }} className={named.link}>
                    {it.name ?? it.email}
                  </Link>
                  <span className={classes.refusedAddress}>{it.email}</span>
                  <Pill tone="warn">
                    {it.missing ? t(`consent.missing.${it.missing}`) : t("campaign.refusalSuppressed")}
                  </Pill>
                </li>
              ))}
          </ul>
          {query.hasNextPage && (
            <Button
              variant="subtle"
              color="gray"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t("campaign.refusalsMore")}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}
