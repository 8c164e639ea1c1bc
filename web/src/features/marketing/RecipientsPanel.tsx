import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import { formatNumber } from "@/shared/format/format";
import { Panel } from "@/shared/ui/Page";
import type { Picked } from "@/shared/ui/RecordPicker";
import { Failure } from "@/shared/ui/states";
import { audienceOptions, recipientsOptions } from "./api";
import classes from "./RecipientsPanel.module.css";
import type { Campaign } from "./types";

interface Props {
  campaign: Campaign | undefined;
  /** The segment that is chosen, saved or not. */
  segment: Picked | null;
}

/** How many would get it at this moment, and who is left out. */
export function RecipientsPanel({ campaign, segment }: Props) {
  const { t } = useTranslation();
  if (!segment) {
    return (
      <Panel title={t("campaign.audience")}>
        <p className={classes.hint}>{t("campaign.noSegment")}</p>
      </Panel>
    );
  }
  const saved = campaign && campaign.segmentId === segment.id ? campaign : undefined;
  return (
    <Panel title={t("campaign.audience")} aside={t("segment.live")}>
      {saved ? <Exactly campaign={saved} /> : <Roughly segment={segment} />}
    </Panel>
  );
}

function Exactly({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const query = useQuery(recipientsOptions(campaign));
  if (query.isError) return <Failure inline error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={44} />;
  const { count, suppressed, withoutEmail, withoutBasis } = query.data;
  return (
    <dl className={classes.figures}>
      <Figure label={t("campaign.willGet")} value={count} strong />
      <Figure label={t("campaign.suppressed")} value={suppressed} />
      <Figure label={t("campaign.withoutEmail")} value={withoutEmail} />
      <Figure label={t("campaign.withoutBasis")} value={withoutBasis} />
    </dl>
  );
}

/** Before it is saved: the size of the segment. */
function Roughly({ segment }: { segment: Picked }) {
  const { t } = useTranslation();
  const record = useQuery(recordOptions("segments", segment.id));
  const filter = record.data?.filter;
  const query = useQuery({ ...audienceOptions(filter ?? ""), enabled: filter !== undefined });
  if (query.isError) return <Failure inline error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={44} />;
  return (
    <>
      <dl className={classes.figures}>
        <Figure label={t("campaign.inSegment")} value={query.data.count} strong />
      </dl>
      <p className={classes.hint}>{t("campaign.exactAfterSave")}</p>
    </>
  );
}

function Figure({ label, value, strong }: { label: string; value: number; strong?: boolean }) {
  const { i18n } = useTranslation();
  return (
    <div data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd>{formatNumber(value, i18n.language)}</dd>
    </div>
  );
}
