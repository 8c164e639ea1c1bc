import { Button, Modal } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { recordOptions, remember } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { Ago, Blank, Pill } from "@/shared/ui/values";
import classes from "./Automation.module.css";
import { inputsOptions, retryRun } from "./api";
import type { Run } from "./types";
import { eventName, runStatuses, runTone } from "./words";

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}

/** Every decision of every rule: what it saw, what it did, and what went wrong. */
export function RunsPage({ search, onSearch, openId, onOpen }: Props) {
  const { t } = useTranslation();
  const columns = useMemo<ListColumn<Run>[]>(
    () => [
      {
        id: "name",
        header: t("rule.one"),
        size: 240,
        cell: (run) => (
          <button type="button" className={classes.open} onClick={() => onOpen(run.id)}>
            <span className={named.named}>
              <span>{run.name}</span>
            </span>
          </button>
        ),
      },
      {
        id: "status",
        header: t("run.outcome"),
        size: 130,
        sort: "status",
        cell: ({ status }) => <Pill tone={runTone[status]}>{t(`run.status.${status}`)}</Pill>,
      },
      { id: "recordName", header: t("run.record"), size: 220, cell: (run) => run.recordName ?? <Blank /> },
      {
        id: "eventType",
        header: t("run.event"),
        size: 200,
        cell: (run) => (run.eventType ? eventName(run.eventType, t) : t("run.schedule")),
      },
      {
        id: "steps",
        header: t("run.what"),
        size: 280,
        cell: (run) =>
          run.reason ??
          (run.steps
            .map((step) => step.answer)
            .filter(Boolean)
            .join("; ") || <Blank />),
      },
      {
        id: "createdAt",
        header: t("run.at"),
        size: 140,
        sort: "createdAt",
        align: "right",
        cell: (run) => <Ago value={run.createdAt} />,
      },
    ],
    [t, onOpen],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      {
        field: "status",
        label: t("run.outcome"),
        kind: "choice",
        choices: runStatuses.map((value) => ({ value, label: t(`run.status.${value}`) })),
      },
      { field: "name", label: t("rule.one"), kind: "text" },
      { field: "ruleId", label: t("run.ruleId"), kind: "text" },
      { field: "recordName", label: t("run.record"), kind: "text" },
      { field: "eventType", label: t("run.event"), kind: "text" },
      { field: "createdAt", label: t("run.at"), kind: "instant" },
    ],
    [t],
  );
  return (
    <>
      <ResourceList
        resource="runs"
        title={t("nav.runs")}
        columns={columns}
        fields={fields}
        defaultSort="-createdAt"
        search={search}
        onSearch={onSearch}
        exported="run"
        emptyHint={t("run.emptyHint")}
        onOpen={(run) => onOpen(run.id)}
      />
      {openId && <RunSheet id={openId} onClose={() => onOpen(undefined)} />}
    </>
  );
}

const paths: Record<string, string> = {
  contact: "/contacts",
  company: "/companies",
  deal: "/deals",
  lead: "/leads",
  ticket: "/tickets",
  campaign: "/campaigns",
};

function RunSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const query = useQuery({ ...recordOptions("runs", id), refetchInterval: 3_000 });
  const retry = useMutation({
    mutationFn: retryRun,
    onSuccess: (run) => {
      remember(client, "runs", run);
      toast({ message: t("run.retried") });
    },
    onError: (error) => toast({ bad: true, message: error.message }),
  });
  const run = query.data;
  const path = run?.recordType ? paths[run.recordType] : undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={run?.name ?? t("run.one")}
      size={640}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      {query.isError ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : !run ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : (
        <div className={classes.form}>
          <dl className={classes.facts}>
            <dt>{t("run.outcome")}</dt>
            <dd>
              <Pill tone={runTone[run.status]}>{t(`run.status.${run.status}`)}</Pill> {run.reason}
            </dd>
            <dt>{t("run.event")}</dt>
            <dd>{run.eventType ? eventName(run.eventType, t) : t("run.schedule")}</dd>
            {run.recordName && (
              <>
                <dt>{t("run.record")}</dt>
                <dd>
                  {path && run.recordId ? (
                    <Link to={`${path}/${run.recordId}` as string} className={named.link}>
                      {run.recordName}
                    </Link>
                  ) : (
                    run.recordName
                  )}
                </dd>
              </>
            )}
            <dt>{t("run.at")}</dt>
            <dd>
              <Ago value={run.createdAt} />
            </dd>
            <dt>{t("rule.one")}</dt>
            <dd>
              <Link to="/rules/$id" params={{ id: run.ruleId }} className={named.link}>
                {run.name}
              </Link>
            </dd>
            {run.depth > 0 && (
              <>
                <dt>{t("run.depth")}</dt>
                <dd>{run.depth}</dd>
              </>
            )}
          </dl>
          {run.steps.length > 0 && (
            <ol className={classes.steps} aria-label={t("run.steps")}>
              {run.steps.map((step, index) => (
                <li key={index}>
                  <span className={classes.stepHead}>
                    <strong>{t(`rule.action.${step.kind}`)}</strong>
                    <Pill tone={runTone[step.status]}>{t(`run.status.${step.status}`)}</Pill>
                    {step.attempts > 1 && (
                      <span className={classes.hint}>{t("run.attempts", { count: step.attempts })}</span>
                    )}
                  </span>
                  {step.answer && <p>{step.answer}</p>}
                </li>
              ))}
            </ol>
          )}
          <Inputs id={id} />
          {run.status === "failed" && can("run", "update") && (
            <Button
              className={classes.start as string}
              leftSection={<IconRefresh size={14} />}
              loading={retry.isPending}
              onClick={() => retry.mutate(run)}
            >
              {t("run.retry")}
            </Button>
          )}
        </div>
      )}
    </Modal>
  );
}

/** What the rule saw when it decided. */
function Inputs({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useQuery(inputsOptions(id));
  if (query.isError) {
    const gone = query.error instanceof Problem && [404, 410].includes(query.error.status);
    return <p className={classes.hint}>{gone ? t("run.inputsGone") : query.error.message}</p>;
  }
  if (!query.data) return null;
  return (
    <details className={classes.inputs}>
      <summary>{t("run.inputs")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{JSON.stringify(query.data, null, 2)}</pre>
    </details>
  );
}
