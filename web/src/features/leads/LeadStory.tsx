import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import named from "@/shared/ui/named.module.css";
import { Panel } from "@/shared/ui/Page";
import { Ago, Blank } from "@/shared/ui/values";
import classes from "./Leads.module.css";
import { Source } from "./Source";
import type { Lead } from "./types";

/** Where a lead came from: the form or import, and the campaign that led there. */
export function Origin({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const { attribution: it } = lead;
  const rows: [string, string | null | undefined][] = [
    [t("lead.utm.source"), it?.source],
    [t("lead.utm.medium"), it?.medium],
    [t("lead.utm.campaign"), it?.campaign],
    [t("lead.utm.term"), it?.term],
    [t("lead.utm.content"), it?.content],
    [t("lead.utm.referrer"), it?.referrer],
    [t("lead.utm.landingPage"), it?.landingPage],
  ];
  return (
    <Panel title={t("lead.origin")}>
      <dl className={classes.origin}>
        <dt>{t("lead.source")}</dt>
        <dd>
          <Source lead={lead} />
        </dd>
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label} className={classes.row}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        <dt>{t("lead.received")}</dt>
        <dd>
          <Ago value={lead.createdAt} />
        </dd>
      </dl>
    </Panel>
  );
}

/** Why its owner got it. */
export function RoutingReason({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("lead.routing")}>
      <p className={classes.routing}>{lead.routingReason ?? (lead.ownerId ? <Blank /> : t("lead.notRouted"))}</p>
    </Panel>
  );
}

/** What the person wrote. */
export function Message({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  if (!lead.message) return null;
  return (
    <Panel title={t("lead.message")}>
      <p className={classes.message}>{lead.message}</p>
    </Panel>
  );
}

/** What became of a lead that is no longer open. */
export function Outcome({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  if (lead.status === "disqualified") {
    return (
      <Panel title={t("lead.why")}>
        <p className={classes.routing}>{lead.disqualifiedReason}</p>
      </Panel>
    );
  }
  if (lead.status !== "converted") return null;
  return (
    <Panel title={t("lead.outcome")} aside={<Ago value={lead.convertedAt} />}>
      <div className={classes.outcome}>
        {lead.contactId && (
          <Link to="/contacts/$id" params={{ id: lead.contactId }} className={named.link}>
            {t("lead.openPerson")}
          </Link>
        )}
        {lead.companyId && (
          <Link to="/companies/$id" params={{ id: lead.companyId }} className={named.link}>
            {t("lead.openCompany")}
          </Link>
        )}
        {lead.dealId && (
          <Link to="/deals/$id" params={{ id: lead.dealId }} className={named.link}>
            {t("lead.openDeal")}
          </Link>
        )}
      </div>
    </Panel>
  );
}
