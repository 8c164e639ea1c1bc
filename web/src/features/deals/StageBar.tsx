import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { pipelineOf, pipelinesOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Deal } from "@/shared/api/types";
import { toast } from "@/shared/ui/toast";
import { Ago, Pill } from "@/shared/ui/values";
import { type DealAction, useDealAction } from "./api";
import { toneOf } from "./columns";
import { LoseDialog } from "./LoseDialog";
import classes from "./StageBar.module.css";

/** Where a deal stands in its pipeline, and the way to move, win, lose or reopen it. */
export function StageBar({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const can = useCan();
  const act = useDealAction();
  const pipelines = useQuery(pipelinesOptions);
  const [losing, setLosing] = useState(false);
  const stages = pipelineOf(pipelines.data?.items, deal.pipelineId)?.stages.filter((it) => it.kind === "open") ?? [];
  const at = stages.findIndex((stage) => stage.id === deal.stageId);
  const editable = can("deal", "update");
  const run = (action: DealAction) =>
    act.mutate(
      { deal, action },
      {
        onSuccess: (moved) => {
          setLosing(false);
          toast({ message: t(`deal.done.${action.do}`, { name: deal.name, stage: moved.stage }) });
        },
        onError: (error) => {
          const problem = error instanceof Problem ? error : undefined;
          const message = problem?.status === 412 ? t("conflict.moved", { name: deal.name }) : error.message;
          toast({ bad: true, title: t("deal.notMoved", { name: deal.name }), message });
        },
      },
    );
  return (
    <div className={classes.bar}>
      <ol className={classes.stages} aria-label={t("deal.stages")}>
        {stages.map((stage, index) => {
          const state =
            deal.status === "open" && index === at ? "now" : index < at || deal.status === "won" ? "past" : "next";
          return (
            <li key={stage.id} className={classes.step} data-state={state}>
              <button
                type="button"
                className={classes.stage}
                disabled={!editable || deal.status !== "open" || index === at || act.isPending}
                aria-current={state === "now" ? "step" : undefined}
                onClick={() => run({ do: "move", stageId: stage.id })}
              >
                {stage.name}
              </button>
            </li>
          );
        })}
      </ol>
      <div className={classes.actions}>
        {deal.status === "open" ? (
          editable && (
            <>
              <Button onClick={() => run({ do: "win" })} loading={act.isPending && !losing}>
                {t("deal.win")}
              </Button>
              <Button variant="default" onClick={() => setLosing(true)}>
                {t("deal.lose")}
              </Button>
            </>
          )
        ) : (
          <>
            <Pill tone={toneOf[deal.status]}>{t(`deal.status.${deal.status}`)}</Pill>
            {editable && (
              <Button variant="default" onClick={() => run({ do: "reopen" })} loading={act.isPending}>
                {t("deal.reopen")}
              </Button>
            )}
          </>
        )}
      </div>
      {losing && (
        <LoseDialog
          deal={deal}
          busy={act.isPending}
          error={act.error?.message}
          onLose={(reason) => run({ do: "lose", reason })}
          onClose={() => setLosing(false)}
        />
      )}
    </div>
  );
}

export function StageHistory({ deal }: { deal: Deal }) {
  return (
    <ol className={classes.history}>
      {[...deal.stageHistory].reverse().map((entry) => (
        <li key={entry.at + entry.stageId} className={classes.entry}>
          <span>{entry.stage}</span>
          <span className={classes.when}>
            <Ago value={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
