import { Button, Select } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { formatNumber } from "@/shared/format/format";
import { Panel } from "@/shared/ui/Page";
import { Ago, Pill } from "@/shared/ui/values";
import classes from "./Automation.module.css";
import { dryRun } from "./api";
import type { DryRunSample } from "./types";

const spans = ["1", "7", "30", "365"];

/** What the rule would have done, had it been there; nothing is done. */
export function DryRunPanel({ rule, ready }: { rule: () => object; ready: boolean }) {
  const { t, i18n } = useTranslation();
  const [days, setDays] = useState("30");
  const run = useMutation({
    mutationFn: () => dryRun(rule(), new Date(Date.now() - Number(days) * 86_400_000).toISOString()),
  });
  const problem = run.error instanceof Problem ? run.error : undefined;
  const number = (value: number) => formatNumber(value, i18n.language);
  return (
    <Panel title={t("dryRun.title")}>
      <div className={classes.form}>
        <p className={classes.hint}>{t("dryRun.explain")}</p>
        <div className={classes.try}>
          <Select
            aria-label={t("dryRun.span")}
            data={spans.map((value) => ({ value, label: t("dryRun.days", { count: Number(value) }) }))}
            value={days}
            onChange={(next) => next && setDays(next)}
            allowDeselect={false}
          />
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={14} />}
            disabled={!ready}
            loading={run.isPending}
            onClick={() => run.mutate()}
          >
            {t("dryRun.try")}
          </Button>
        </div>
        {run.error && (
          <div className={classes.error} role="alert">
            {problem?.errors.length
              ? problem.errors.map(({ field, message }) => <p key={field}>{`${field}: ${message}`}</p>)
              : run.error.message}
          </div>
        )}
        {run.data && (
          <>
            <p className={classes.result} role="status">
              <strong>{number(run.data.matched)}</strong>{" "}
              {t("dryRun.of", { count: run.data.looked, total: number(run.data.looked) })}
            </p>
            <ul className={classes.samples} aria-label={t("dryRun.samples")}>
              {run.data.samples.map((sample, index) => (
                <Sample key={index} sample={sample} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}

function Sample({ sample }: { sample: DryRunSample }) {
  const { t } = useTranslation();
  const { event, record, decision, actions } = sample;
  const acts = decision === "acts";
  return (
    <li>
      <p className={classes.sampleHead}>
        <span className={classes.sampleName}>{record?.name ?? record?.id ?? event?.id ?? "–"}</span>
        <Pill tone={acts ? "good" : "neutral"}>{acts ? t("dryRun.acts") : t("dryRun.skips")}</Pill>
      </p>
      {event?.time && (
        <p className={classes.hint}>
          <Ago value={event.time} />
        </p>
      )}
      {!acts && <p className={classes.hint}>{decision}</p>}
      {actions?.map((action, index) => (
        <p key={index} className={classes.plan}>
          {action}
        </p>
      ))}
    </li>
  );
}
