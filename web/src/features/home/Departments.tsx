import { Skeleton } from "@mantine/core";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useCan } from "@/shared/api/session";
import type { Scope } from "@/shared/api/types";
import { formatDuration, formatNumber, formatPercent, formatTime } from "@/shared/format/format";
import { quote } from "@/shared/lib/cel";
import { Panel } from "@/shared/ui/Page";
import { Failure } from "@/shared/ui/states";
import { Ago, Count, Pill } from "@/shared/ui/values";
import classes from "./Departments.module.css";
import home from "./HomePage.module.css";
import {
  type CampaignsSummary,
  campaignsSummaryOptions,
  type LeadsSummary,
  leadsSummaryOptions,
  type TicketsSummary,
  ticketsSummaryOptions,
} from "./reports";

/** How the other departments are doing, each as far as its role and its service let it be seen. */
export default function Departments({ live }: { live: boolean }) {
  const can = useCan();
  return (
    <div className={classes.departments}>
      {can("lead", "read") && <Leads live={live} />}
      {can("ticket", "read") && <Tickets live={live} />}
      {can("campaign", "read") && <Campaigns live={live} />}
    </div>
  );
}

const often = (live: boolean) => ({ refetchInterval: live ? false : 20_000 }) as const;

function Leads({ live }: { live: boolean }) {
  const { t, i18n } = useTranslation();
  const query = useQuery({ ...leadsSummaryOptions, ...often(live) });
  return (
    <Section title={t("nav.leads")} query={query} asOf={query.data?.asOf} scope={query.data?.scope}>
      {(it: LeadsSummary) => (
        <>
          <ul className={classes.numbers}>
            <Figure to="/leads" label={t("home.leads.open")} value={formatNumber(it.open, i18n.language)} />
            <Figure
              to="/leads"
              view="converted"
              label={t("home.leads.converted")}
              value={ratio(it.conversionRate, i18n.language)}
              note={t("home.leads.ofAll", { count: it.leads, number: formatNumber(it.leads, i18n.language) })}
            />
            <Figure
              to="/leads"
              view="unassigned"
              label={t("home.leads.toAssign")}
              value={
                typeof it.medianHoursToAssign === "number"
                  ? formatDuration(it.medianHoursToAssign * 3600, i18n.language)
                  : "–"
              }
              note={t("home.median")}
            />
          </ul>
          <Bars
            label={t("home.leads.bySource")}
            unit={t("nav.leads")}
            rows={it.bySource.map(({ source, leads }) => ({
              id: source,
              name: t(`lead.sources.${source}`, { defaultValue: source }),
              value: leads,
              to: "/leads",
              search: { view: "all", filter: `source == ${quote(source)}` },
            }))}
          />
        </>
      )}
    </Section>
  );
}

function Tickets({ live }: { live: boolean }) {
  const { t, i18n } = useTranslation();
  const query = useQuery({ ...ticketsSummaryOptions, ...often(live) });
  return (
    <Section title={t("nav.tickets")} query={query} asOf={query.data?.asOf} scope={query.data?.scope}>
      {(it: TicketsSummary) => (
        <>
          <ul className={classes.numbers}>
            <Figure
              to="/tickets"
              label={t("home.tickets.open")}
              value={formatNumber(it.open, i18n.language)}
              note={t("home.tickets.unassigned", { count: it.unassigned })}
            />
            <Figure
              to="/tickets"
              view="solved"
              label={t("home.tickets.firstResponse")}
              value={
                typeof it.firstResponseMinutesMedian === "number"
                  ? formatDuration(it.firstResponseMinutesMedian * 60, i18n.language)
                  : "–"
              }
              note={t("home.tickets.late", { count: it.breached })}
            />
            <Figure
              to="/tickets"
              view="solved"
              label={t("home.tickets.satisfaction")}
              value={
                typeof it.satisfaction.average === "number"
                  ? t("ticket.score", { score: formatNumber(it.satisfaction.average, i18n.language) })
                  : "–"
              }
              note={t("home.tickets.answers", { count: it.satisfaction.answers })}
            />
          </ul>
          <Bars
            label={t("home.tickets.byQueue")}
            unit={t("home.tickets.open")}
            rows={it.byQueue.map(({ id, name, open }) => ({
              id,
              name,
              value: open,
              to: "/tickets",
              search: { filter: `queueId == ${quote(id)}` },
            }))}
          />
        </>
      )}
    </Section>
  );
}

function Campaigns({ live }: { live: boolean }) {
  const { t, i18n } = useTranslation();
  const query = useQuery({ ...campaignsSummaryOptions, ...often(live) });
  return (
    <Section title={t("nav.campaigns")} query={query} asOf={query.data?.asOf} scope={query.data?.scope}>
      {(it: CampaignsSummary) => (
        <>
          <ul className={classes.numbers}>
            <Figure
              to="/campaigns"
              label={t("home.campaigns.sent")}
              value={formatNumber(it.sent, i18n.language)}
              note={t("home.campaigns.count", { count: it.campaigns })}
            />
            <Figure
              to="/campaigns"
              label={t("home.campaigns.opened")}
              value={ratio(it.openRate, i18n.language)}
              note={formatNumber(it.opened, i18n.language)}
            />
            <Figure
              to="/campaigns"
              label={t("home.campaigns.clicked")}
              value={ratio(it.clickRate, i18n.language)}
              note={formatNumber(it.clicked, i18n.language)}
            />
          </ul>
          {it.latest.length === 0 ? (
            <p className={home.none}>{t("home.campaigns.none")}</p>
          ) : (
            <table className={home.bars}>
              <caption className={classes.caption}>{t("home.campaigns.latest")}</caption>
              <thead className="k-hidden">
                <tr>
                  <th>{t("field.name")}</th>
                  <th>{t("home.campaigns.started")}</th>
                  <th>{t("home.campaigns.opened")}</th>
                </tr>
              </thead>
              <tbody>
                {it.latest.slice(0, 5).map((campaign) => (
                  <tr key={campaign.id}>
                    <th scope="row" className={classes.wideName}>
                      <Link to="/campaigns/$id" params={{ id: campaign.id }} className={home.link}>
                        {campaign.name}
                      </Link>
                    </th>
                    <td className={classes.when}>
                      <Ago value={campaign.startedAt} />
                    </td>
                    <td className={home.barValue}>
                      {campaign.totals.sent
                        ? formatPercent(campaign.totals.opened / campaign.totals.sent, i18n.language, 0)
                        : "–"}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Section>
  );
}

function ratio(value: number | null | undefined, language: string): string {
  return typeof value === "number" ? formatPercent(value, language) : "–";
}

interface SectionProps<T> {
  title: string;
  query: UseQueryResult<T>;
  asOf: string | null | undefined;
  scope: Scope | undefined;
  children: (summary: T) => ReactNode;
}

/** A department; what the role may not see is left out, a service that is down says so and the rest stays. */
function Section<T>({ title, query, asOf, scope, children }: SectionProps<T>) {
  const { t, i18n } = useTranslation();
  if (query.error instanceof Problem && query.error.status === 403) return null;
  return (
    <Panel
      title={title}
      aside={
        <>
          {scope && scope !== "all" && <Pill>{t(`home.scope.${scope}`)}</Pill>}
          {asOf && t("home.asOf", { time: formatTime(asOf, i18n.language) })}
        </>
      }
    >
      {query.data ? (
        <div className={classes.section} data-stale={query.isError || undefined}>
          {children(query.data)}
        </div>
      ) : query.isError ? (
        <Failure inline error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Skeleton height={180} />
      )}
    </Panel>
  );
}

interface FigureProps {
  to: "/leads" | "/tickets" | "/campaigns";
  view?: string;
  label: string;
  value: string;
  note?: string;
}

function Figure({ to, view, label, value, note }: FigureProps) {
  return (
    <li>
      <Link to={to} search={view ? { view } : {}} className={classes.number}>
        <span className={home.label}>{label}</span>
        <span className={classes.value}>{value}</span>
        <span className={home.note}>{note}</span>
      </Link>
    </li>
  );
}

interface BarsProps {
  label: string;
  unit: string;
  rows: {
    id: string;
    name: string;
    value: number;
    to: "/leads" | "/tickets";
    search: { view?: string; filter: string };
  }[];
}

function Bars({ label, unit, rows }: BarsProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map((row) => row.value));
  if (rows.length === 0) return <p className={home.none}>{t("home.nothingYet")}</p>;
  return (
    <table className={home.bars}>
      <caption className={classes.caption}>{label}</caption>
      <thead className="k-hidden">
        <tr>
          <th>{t("field.name")}</th>
          <th>{t("home.share")}</th>
          <th>{unit}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, 6).map((row) => (
          <tr key={row.id}>
            <th scope="row" className={home.barName}>
              <Link to={row.to} search={row.search} className={home.link}>
                {row.name}
              </Link>
            </th>
            <td className={home.barCell}>
              <span className={home.bar} data-tone="open" style={{ width: `${(row.value / most) * 100}%` }} />
            </td>
            <td className={`${home.barValue} ${classes.narrow}`}>
              <Count value={row.value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
