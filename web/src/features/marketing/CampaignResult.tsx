import { Button, Progress } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { purposesOptions } from "@/shared/api/consents";
import { Problem } from "@/shared/api/problem";
import { recordOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { formatDuration, formatNumber, formatPercent, formatTime } from "@/shared/format/format";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import named from "@/shared/ui/named.module.css";
import { Page, Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { Pill } from "@/shared/ui/values";
import { act, type CampaignVerb } from "./api";
import { CampaignMails } from "./CampaignMails";
import { CampaignRefusals } from "./CampaignRefusals";
import classes from "./CampaignResult.module.css";
import { campaignTone, doneOf } from "./campaignStatus";
import type { Campaign } from "./types";

interface Props {
  campaign: Campaign;
  filter: string;
  onFilter: (filter: string) => void;
}

/** What became of a campaign, as it happens: how far, how fast, who read it, and every single mail. */
export function CampaignResult({ campaign, filter, onFilter }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  return (
    <Page
      title={campaign.name}
      aside={<Pill tone={campaignTone[campaign.status]}>{t(`campaign.status.${campaign.status}`)}</Pill>}
      actions={can("campaign", "send") && <Controls campaign={campaign} />}
    >
      <div className={classes.page}>
        <div className={classes.top}>
          <Panel title={t("campaign.progress")}>
            <ProgressOf campaign={campaign} />
          </Panel>
          <Panel title={t("campaign.what")}>
            <About campaign={campaign} />
          </Panel>
        </div>
        <Figures campaign={campaign} filter={filter} onFilter={onFilter} />
        <CampaignRefusals campaign={campaign} />
        <CampaignMails campaign={campaign} filter={filter} onFilter={onFilter} />
      </div>
    </Page>
  );
}

function Controls({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [stopping, setStopping] = useState(false);
  const run = useMutation({
    mutationFn: async (verb: CampaignVerb) => {
      try {
        return await act(client, campaign, verb);
      } catch (error) {
        // While mails leave, the campaign moves on with each second: the last version is as good.
        if (!(error instanceof Problem) || error.status !== 412) throw error;
        const latest = await client.fetchQuery({ ...recordOptions("campaigns", campaign.id), staleTime: 0 });
        return act(client, latest, verb);
      }
    },
    onSuccess: () => setStopping(false),
    onError: (error) => toast({ bad: true, title: t("campaign.notDone"), message: error.message }),
  });
  const { status } = campaign;
  const left = Math.max(0, campaign.totals.recipients - doneOf(campaign));
  return (
    <>
      {status === "sending" && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={14} />}
          loading={run.isPending && run.variables === "pause"}
          onClick={() => run.mutate("pause")}
        >
          {t("campaign.pause")}
        </Button>
      )}
      {status === "paused" && (
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          loading={run.isPending && run.variables === "resume"}
          onClick={() => run.mutate("resume")}
        >
          {t("campaign.resume")}
        </Button>
      )}
      {(status === "sending" || status === "paused" || status === "scheduled") && (
        <Button variant="default" leftSection={<IconPlayerStop size={14} />} onClick={() => setStopping(true)}>
          {status === "scheduled" ? t("campaign.callOff") : t("campaign.stop")}
        </Button>
      )}
      {stopping && (
        <ConfirmDialog
          title={t("campaign.stopTitle", { name: campaign.name })}
          confirm={status === "scheduled" ? t("campaign.callOff") : t("campaign.stop")}
          danger
          busy={run.isPending}
          onConfirm={() => run.mutate("stop")}
          onClose={() => setStopping(false)}
        >
          <p>{status === "scheduled" ? t("campaign.callOffExplain") : t("campaign.stopExplain", { count: left })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function ProgressOf({ campaign }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const { totals, status } = campaign;
  const done = doneOf(campaign);
  const rate = useRate(campaign);
  const left = Math.max(0, totals.recipients - done);
  const number = (value: number) => formatNumber(value, i18n.language);
  const share = totals.recipients ? Math.min(100, (done / totals.recipients) * 100) : 0;
  return (
    <div className={classes.progress}>
      <Progress
        value={status === "sent" ? 100 : share}
        size="md"
        color={status === "stopped" ? "red" : "accent"}
        animated={status === "sending"}
        aria-label={t("campaign.progress")}
      />
      <p className={classes.line} role="status">
        <span>
          {status === "scheduled" && campaign.scheduledAt
            ? t("campaign.startsAt", { time: formatTime(campaign.scheduledAt, i18n.language) })
            : t("campaign.doneOf", { count: totals.recipients, done: number(done), total: number(totals.recipients) })}
        </span>
        {rate > 0 && <span>{t("campaign.rate", { rate: number(Math.round(rate * 60)) })}</span>}
        {status === "sending" && rate > 0 && left > 0 && (
          <span>{t("campaign.left", { time: formatDuration(left / rate, i18n.language) })}</span>
        )}
        {campaign.finishedAt && (
          <span>{t("campaign.finishedAt", { time: formatTime(campaign.finishedAt, i18n.language) })}</span>
        )}
      </p>
      {campaign.reason && <p className={classes.reason}>{campaign.reason}</p>}
    </div>
  );
}

/** Mails per second: of the last half minute while it runs, of the whole when it is over. */
function useRate(campaign: Campaign): number {
  const seen = useRef<{ at: number; done: number }[]>([]);
  const [rate, setRate] = useState(0);
  const done = doneOf(campaign);
  const { status, startedAt, finishedAt } = campaign;
  useEffect(() => {
    if (status !== "sending") {
      seen.current = [];
      const seconds = startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : 0;
      setRate(status === "sent" && seconds > 0 ? done / seconds : 0);
      return;
    }
    const now = Date.now();
    seen.current = [...seen.current.filter((it) => it.at > now - 30_000), { at: now, done }];
    const first = seen.current[0];
    const span = first ? (now - first.at) / 1000 : 0;
    if (first && span > 0) setRate((done - first.done) / span);
    else if (startedAt) setRate(done / Math.max(1, (now - Date.parse(startedAt)) / 1000));
  }, [done, status, startedAt, finishedAt]);
  return rate;
}

function About({ campaign }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const purposes = useQuery(purposesOptions);
  const key = campaign.purpose ?? "newsletter";
  const title = purposes.data?.items.find((it) => it.key === key)?.title;
  const purposeName = title ? (i18n.language === "pl" ? title.pl : title.en) : key;
  return (
    <dl className={classes.about}>
      <div>
        <dt>{t("campaign.to")}</dt>
        <dd>
          <Link to="/segments/$id" params={{ id: campaign.segmentId }} className={named.link}>
            {campaign.segmentName ?? campaign.segmentId}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t("template.one")}</dt>
        <dd>
          <Link to="/templates/$id" params={{ id: campaign.templateId }} className={named.link}>
            {campaign.templateName ?? campaign.templateId}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t("purpose.one")}</dt>
        <dd>{purposeName}</dd>
      </div>
      {campaign.subject && (
        <div>
          <dt>{t("template.subject")}</dt>
          <dd>{campaign.subject}</dd>
        </div>
      )}
      {campaign.perMinute && (
        <div>
          <dt>{t("campaign.perMinute")}</dt>
          <dd>{formatNumber(campaign.perMinute, i18n.language)}</dd>
        </div>
      )}
    </dl>
  );
}

/** Each number leads to the mails behind it. */
const figures = [
  ["sent", 'status == "sent"'],
  ["opened", "has(openedAt)"],
  ["clicked", "has(clickedAt)"],
  ["bounced", 'status == "bounced"'],
  ["failed", 'status == "failed"'],
  ["unsubscribed", "has(unsubscribedAt)"],
] as const;

function Figures({ campaign, filter, onFilter }: Props) {
  const { t, i18n } = useTranslation();
  const { totals } = campaign;
  return (
    <ul className={classes.figures} aria-label={t("campaign.figures")}>
      {figures.map(([name, its]) => (
        <li key={name}>
          <button type="button" aria-pressed={filter === its} onClick={() => onFilter(filter === its ? "" : its)}>
            <span className={classes.name}>{t(`campaign.${name}`)}</span>
            <span className={classes.value}>{formatNumber(totals[name], i18n.language)}</span>
            <span className={classes.share}>
              {name === "sent" || totals.sent === 0
                ? "\u00a0"
                : t("campaign.ofSent", { share: formatPercent(totals[name] / totals.sent, i18n.language) })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
