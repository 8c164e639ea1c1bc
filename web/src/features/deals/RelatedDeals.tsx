import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { pageOptions } from "@/shared/api/resources";
import { Panel } from "@/shared/ui/Page";
import related from "@/shared/ui/related.module.css";
import { Failure } from "@/shared/ui/states";
import { Money, Pill } from "@/shared/ui/values";
import { toneOf } from "./columns";

/** The deals that a filter finds, the newest first. */
export function RelatedDeals({ filter, action }: { filter: string; action?: ReactNode }) {
  const { t } = useTranslation();
  const deals = useQuery(pageOptions("deals", { filter, sort: "-updatedAt", limit: 8, count: true }));
  const more = (deals.data?.count ?? 0) - (deals.data?.items.length ?? 0);
  return (
    <Panel title={t("nav.deals")} aside={action} flush>
      {deals.isPending ? (
        <Skeleton height={48} mx={16} mb={16} w="auto" />
      ) : deals.isError ? (
        <Failure inline error={deals.error} retry={() => void deals.refetch()} />
      ) : deals.data.items.length === 0 ? (
        <p className={related.none}>{t("deal.none")}</p>
      ) : (
        <ul className={related.list}>
          {deals.data.items.map((deal) => (
            <li key={deal.id}>
              <Link to="/deals/$id" params={{ id: deal.id }} className={related.item}>
                <span className={related.name}>{deal.name}</span>
                <span className={related.facts}>
                  <Pill tone={toneOf[deal.status]}>{deal.stage}</Pill>
                  <Money value={deal.amount} />
                </span>
              </Link>
            </li>
          ))}
          {more > 0 && (
            <li>
              <Link to="/deals" search={{ view: "list", filter }} className={related.more}>
                {t("list.more", { count: more })}
              </Link>
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}
