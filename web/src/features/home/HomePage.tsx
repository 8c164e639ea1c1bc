import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SalesSummary } from "@/shared/api/reports";
import { pipelinesOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { formatMoney, formatNumber, formatPercent, formatTime } from "@/shared/format/format";
import { laterTexts } from "@/shared/i18n";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission } from "@/shared/ui/states";
import { Avatar, Count, Money, Pill } from "@/shared/ui/values";
import { AtHand } from "./AtHand";
import { summaryOptions, useLiveReports } from "./api";
import classes from "./HomePage.module.css";

const MonthChart = lazy(() => import("./MonthChart"));
const Departments = lazy(async () => {
  const [module] = await Promise.all([import("./Departments"), laterTexts()]);
  return module;
});

/** How every department is doing; every number leads to the records behind it. A notice stands above it all. */
export function HomePage({ notice }: { notice?: ReactNode }) {
  const { t } = useTranslation();
  const can = useCan();
  if (!can("report", "read")) {
    return (
      <Page title={t("nav.home")}>
        {notice}
        <NoPermission what={t("home.noPermission")} />
      </Page>
    );
  }
  return <Dashboard notice={notice} />;
}

function Dashboard({ notice }: { notice: ReactNode }) {
  const { t, i18n } = useTranslation();
  const live = useLiveReports();
  const sells = useCan()("deal", "read");
  const query = useQuery({ ...summaryOptions, enabled: sells, refetchInterval: live ? false : 10_000 });
  const summary = query.data;
  const asOf = summary?.asOf ? formatTime(summary.asOf, i18n.language) : undefined;
  return (
    <Page
      title={t("home.title")}
      aside={
        asOf && (
          <>
            {summary?.scope && summary.scope !== "all" && <Pill>{t(`home.scope.${summary.scope}`)}</Pill>}
            <span
              className={classes.asOf}
              data-live={live || undefined}
              title={live ? t("home.live") : t("home.polling")}
            >
              {t("home.asOf", { time: asOf })}
            </span>
          </>
        )
      }
    >
      <div className={classes.dashboard}>
        {notice}
        <AtHand />
        {!sells ? null : query.isError && !summary ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : summary && summary.deals === 0 ? (
          <Empty title={t("home.empty")} hint={t("home.emptyHint")} />
        ) : (
          <>
            {query.isError && <Failure inline error={query.error} retry={() => void query.refetch()} />}
            <Tiles summary={summary} />
          </>
        )}
        <Suspense fallback={<Skeleton height={330} />}>
          <Departments live={live} />
        </Suspense>
        {sells && (summary?.deals ?? 1) > 0 && !(query.isError && !summary) && <Sales summary={summary} />}
      </div>
    </Page>
  );
}

/** The money by month, what is under way, and who brings it in. */
function Sales({ summary }: { summary: SalesSummary | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={classes.grid}>
      <div className={classes.wide}>
        <Panel title={t("home.wonByMonth")}>
          {summary ? (
            <Suspense fallback={<Skeleton height={260} />}>
              <MonthChart summary={summary} />
            </Suspense>
          ) : (
            <Skeleton height={260} />
          )}
        </Panel>
      </div>
      <Panel title={t("home.pipeline")}>{summary ? <Funnel summary={summary} /> : <Skeleton height={180} />}</Panel>
      <Panel title={t("home.topAgents")}>{summary ? <TopOwners summary={summary} /> : <Skeleton height={180} />}</Panel>
    </div>
  );
}

function Tiles({ summary }: { summary: SalesSummary | undefined }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const open = summary ? Object.values(summary.openByStage).reduce((sum, count) => sum + count, 0) : 0;
  const closed = summary ? summary.won + summary.lost : 0;
  return (
    <ul className={classes.tiles} aria-label={t("home.keyFigures")}>
      <Tile
        label={t("home.wonValue")}
        value={summary?.wonValue ? formatMoney(summary.wonValue, language) : summary && "–"}
        note={
          summary &&
          [
            t("home.wonDealsNote", { count: summary.won, number: formatNumber(summary.won, language) }),
            ...(summary.otherCurrencies ?? []).map((money) => `+ ${formatMoney(money, language)}`),
          ].join(" ")
        }
        search={{ view: "list", filter: 'status == "won"', sort: "-amount" }}
      />
      <Tile
        label={t("home.winRate")}
        value={summary && (typeof summary.winRate === "number" ? formatPercent(summary.winRate, language, 2) : "–")}
        note={summary && t("home.ofClosed", { count: closed, number: formatNumber(closed, language) })}
        search={{ view: "list", filter: 'status != "open"', sort: "-closedOn" }}
      />
      <Tile
        label={t("home.openDeals")}
        value={summary && formatNumber(open, language)}
        note={summary && t("home.ofAll", { count: summary.deals, number: formatNumber(summary.deals, language) })}
        search={{ view: "list", filter: 'status == "open"' }}
      />
      <Tile
        label={t("home.wonDeals")}
        value={summary && formatNumber(summary.won, language)}
        note={summary && t("home.lostNote", { count: summary.lost, number: formatNumber(summary.lost, language) })}
        search={{ view: "list", filter: 'status == "won"', sort: "-closedOn" }}
      />
    </ul>
  );
}

interface TileProps {
  label: string;
  value: string | undefined;
  note: ReactNode;
  search: { view: "list"; filter: string; sort?: string };
}

function Tile({ label, value, note, search }: TileProps) {
  const fresh = useChanged(value);
  return (
    <li>
      <Link to="/deals" search={search} className={classes.tile}>
        <span className={classes.label}>{label}</span>
        {value === undefined ? (
          <Skeleton height={30} width="70%" my={3} />
        ) : (
          <span className={`${classes.value} ${fresh ? "k-fresh" : ""}`} data-testid={`tile-${label}`}>
            {value}
          </span>
        )}
        <span className={classes.note}>{note ?? <Skeleton height={12} width="50%" />}</span>
      </Link>
    </li>
  );
}

/** True for a moment after a value on screen has changed. */
function useChanged(value: string | undefined): boolean {
  const before = useRef(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    const first = before.current === undefined;
    if (before.current === value) return;
    before.current = value;
    if (first) return;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), 1700);
    return () => clearTimeout(timer);
  }, [value]);
  return changed;
}

/** The open deals by stage, then how the closed ones ended. */
function Funnel({ summary }: { summary: SalesSummary }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const pipelines = useQuery({ ...pipelinesOptions, enabled: can("pipeline", "read") });
  const order = pipelines.data?.items.flatMap((pipeline) => pipeline.stages.map((stage) => stage.name)) ?? [];
  const rows = [
    ...Object.entries(summary.openByStage)
      .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .map(([stage, count]) => ({
        name: stage,
        count,
        filter: `status == "open" && stage == "${stage}"`,
        tone: "open",
      })),
    { name: t("deal.status.won"), count: summary.won, filter: 'status == "won"', tone: "won" },
    { name: t("deal.status.lost"), count: summary.lost, filter: 'status == "lost"', tone: "lost" },
  ];
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <table className={classes.bars}>
      <thead className="k-hidden">
        <tr>
          <th>{t("field.stage")}</th>
          <th>{t("home.share")}</th>
          <th>{t("home.deals")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row" className={classes.barName}>
              <Link to="/deals" search={{ view: "list", filter: row.filter }} className={classes.link}>
                {row.name}
              </Link>
            </th>
            <td className={classes.barCell}>
              <span className={classes.bar} data-tone={row.tone} style={{ width: `${(row.count / most) * 100}%` }} />
              <span className="k-hidden">
                {formatPercent(summary.deals ? row.count / summary.deals : 0, i18n.language)}
              </span>
            </td>
            <td className={classes.barValue}>
              <Count value={row.count} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TopOwners({ summary }: { summary: SalesSummary }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...summary.topOwners.map((owner) => Number(owner.wonValue.amount)));
  if (summary.topOwners.length === 0) return <p className={classes.none}>{t("home.noWins")}</p>;
  return (
    <table className={classes.bars}>
      <thead className="k-hidden">
        <tr>
          <th>{t("home.agent")}</th>
          <th>{t("home.share")}</th>
          <th>{t("home.wonValue")}</th>
        </tr>
      </thead>
      <tbody>
        {summary.topOwners.slice(0, 8).map((owner) => (
          <tr key={owner.id}>
            <th scope="row" className={classes.barName}>
              <Link
                to="/deals"
                search={{ view: "list", filter: `status == "won" && ownerId == "${owner.id}"`, sort: "-amount" }}
                className={classes.person}
              >
                <Avatar name={owner.name} size={18} />
                <span className={classes.link}>{owner.name}</span>
              </Link>
            </th>
            <td className={classes.barCell}>
              <span
                className={classes.bar}
                data-tone="open"
                style={{ width: `${(Number(owner.wonValue.amount) / most) * 100}%` }}
              />
            </td>
            <td className={classes.barValue}>
              <Money value={owner.wonValue} compact />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
