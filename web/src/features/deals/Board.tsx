import { Skeleton } from "@mantine/core";
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { listOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Deal, Page as PageOf, Pipeline, Stage } from "@/shared/api/types";
import { quote } from "@/shared/lib/cel";
import { Failure } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { Count, Money } from "@/shared/ui/values";
import { type DealAction, useDealAction } from "./api";
import classes from "./Board.module.css";
import { DealCard } from "./DealCard";
import { LoseDialog } from "./LoseDialog";
import { pipelineReportOptions, totalOf } from "./report";

type Loaded = InfiniteData<PageOf<Deal>, string | undefined>;

interface Props {
  pipeline: Pipeline;
  filter: string | undefined;
  q: string | undefined;
}

function columnParams(pipeline: Pipeline, stage: Stage, filter: string | undefined, q: string | undefined) {
  const own = `pipelineId == ${quote(pipeline.id)} && stageId == ${quote(stage.id)}`;
  return { filter: filter ? `${own} && ${filter}` : own, q, sort: "-updatedAt", limit: 50, count: true };
}

/** The open deals by stage. A deal is dragged, or moved by the menu of its card; a move that fails goes back. */
export function Board({ pipeline, filter, q }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = useDealAction();
  const can = useCan();
  const editable = can("deal", "update");
  const [losing, setLosing] = useState<Deal>();
  const [said, setSaid] = useState("");
  const open = pipeline.stages.filter((stage) => stage.kind === "open");
  const closed = pipeline.stages.filter((stage) => stage.kind !== "open");
  const keyOf = (stage: Stage) => listOptions("deals", columnParams(pipeline, stage, filter, q)).queryKey;

  /** Takes the deal out of its column and puts it on top of another, before the server has answered. */
  const shift = (deal: Deal, to: Stage | undefined) => {
    for (const stage of open) {
      client.setQueryData<Loaded>(keyOf(stage), (data) => {
        if (!data) return data;
        const there = data.pages.some((page) => page.items.some((it) => it.id === deal.id));
        const step = (there ? -1 : 0) + (stage.id === to?.id ? 1 : 0);
        return {
          ...data,
          pages: data.pages.map((page, index) => {
            const items = page.items.filter((it) => it.id !== deal.id);
            if (index > 0) return { ...page, items };
            const moved = stage.id === to?.id ? [{ ...deal, stageId: to.id, stage: to.name }, ...items] : items;
            return { ...page, items: moved, count: (page.count ?? 0) + step };
          }),
        };
      });
    }
  };

  const perform = async (deal: Deal, action: DealAction, to: Stage | undefined, undoable = true) => {
    const from = open.find((stage) => stage.id === deal.stageId);
    await client.cancelQueries({ queryKey: ["deals", "list"] });
    shift(deal, to?.kind === "open" ? to : undefined);
    try {
      const moved = await act.mutateAsync({ deal, action });
      const message = t(`deal.done.${action.do}`, { name: deal.name, stage: to?.name ?? "" });
      setSaid(message);
      if (undoable && from) {
        const back: DealAction =
          action.do === "move" ? { do: "move", stageId: from.id } : { do: "reopen", stageId: from.id };
        toast({ message, undo: () => void perform(moved, back, from, false) });
      }
    } catch (error) {
      shift(deal, from);
      const problem = error instanceof Problem ? error : undefined;
      const message =
        problem?.status === 412 ? t("conflict.moved", { name: deal.name }) : (problem?.message ?? String(error));
      setSaid(message);
      toast({ bad: true, title: t("deal.notMoved", { name: deal.name }), message });
      void client.invalidateQueries({ queryKey: ["deals"] });
    }
  };

  const moveTo = (deal: Deal, stage: Stage) => {
    if (stage.id === deal.stageId) return;
    if (stage.kind === "won") void perform(deal, { do: "win" }, stage);
    else if (stage.kind === "lost") setLosing(deal);
    else void perform(deal, { do: "move", stageId: stage.id }, stage);
  };

  return (
    <div className={classes.frame}>
      <section className={classes.board} aria-label={t("deal.board")}>
        {open.map((stage) => (
          <Column
            key={stage.id}
            pipeline={pipeline}
            stage={stage}
            filter={filter}
            q={q}
            editable={editable}
            onMove={moveTo}
          />
        ))}
        {editable && (
          <div className={classes.closing}>
            {closed.map((stage) => (
              <DropZone key={stage.id} stage={stage} onDrop={(deal) => moveTo(deal, stage)} />
            ))}
          </div>
        )}
      </section>
      <p className="k-hidden" role="status" aria-live="polite">
        {said}
      </p>
      {losing && (
        <LoseDialog
          deal={losing}
          busy={false}
          onClose={() => setLosing(undefined)}
          onLose={(reason) => {
            const deal = losing;
            setLosing(undefined);
            void perform(
              deal,
              { do: "lose", reason },
              closed.find((stage) => stage.kind === "lost"),
            );
          }}
        />
      )}
    </div>
  );
}

interface ColumnProps extends Props {
  stage: Stage;
  editable: boolean;
  onMove: (deal: Deal, stage: Stage) => void;
}

function Column({ pipeline, stage, filter, q, editable, onMove }: ColumnProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(listOptions("deals", columnParams(pipeline, stage, filter, q)));
  const report = useQuery({ ...pipelineReportOptions, enabled: !filter && !q });
  const list = useRef<HTMLUListElement>(null);
  const over = useDrop(list, stage.id, (deal) => onMove(deal, stage));
  const deals = query.data?.pages.flatMap((page) => page.items) ?? [];
  const count = query.data?.pages[0]?.count ?? undefined;
  const total = totalOf(report.data, stage.id, stage.name);
  const more = useRef<HTMLLIElement>(null);
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  useEffect(() => {
    if (!more.current || !hasNextPage || isFetchingNextPage) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      root: list.current,
      rootMargin: "400px",
    });
    observer.observe(more.current);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <section className={classes.column} aria-label={stage.name} data-over={over || undefined}>
      <header className={classes.head}>
        <h2 className={classes.name}>{stage.name}</h2>
        <span className={classes.count}>{count !== undefined && <Count value={count} />}</span>
        <span className={classes.sum}>
          {total && !filter && !q ? <Money value={total} compact /> : <SumOf deals={deals} complete={!hasNextPage} />}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <ul ref={list} className={classes.cards} tabIndex={0} aria-label={t("deal.inStage", { stage: stage.name })}>
        {query.isPending &&
          Array.from({ length: 4 }, (_, index) => <Skeleton key={index} component="li" height={84} radius={8} />)}
        {query.isError && (
          <li>
            <Failure error={query.error} retry={() => void query.refetch()} />
          </li>
        )}
        {query.isSuccess && deals.length === 0 && <li className={classes.nothing}>{t("deal.emptyStage")}</li>}
        {deals.map((deal) => (
          <li key={deal.id} className={classes.slot}>
            <DealCard
              deal={deal}
              stages={pipeline.stages}
              editable={editable}
              onMove={(target) => onMove(deal, target)}
            />
          </li>
        ))}
        {hasNextPage && <li ref={more} className={classes.more} />}
      </ul>
    </section>
  );
}

/** The sum of what is loaded, where the report has no better one. */
function SumOf({ deals, complete }: { deals: Deal[]; complete: boolean }) {
  const currency = deals.find((deal) => deal.amount)?.amount?.currency;
  if (!currency) return null;
  const sum = deals.reduce(
    (total, { amount }) => total + (amount?.currency === currency ? Number(amount.amount) : 0),
    0,
  );
  return (
    <>
      <Money value={{ amount: String(sum), currency }} compact />
      {complete ? "" : "+"}
    </>
  );
}

function DropZone({ stage, onDrop }: { stage: Stage; onDrop: (deal: Deal) => void }) {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const over = useDrop(element, stage.id, onDrop);
  return (
    <div ref={element} className={classes.zone} data-kind={stage.kind} data-over={over || undefined}>
      <span className={classes.zoneName}>{stage.name}</span>
      <span>{t(`deal.dropTo.${stage.kind}`)}</span>
    </div>
  );
}

/** Takes deals that are dropped on an element; the drag library comes with the first board. */
function useDrop(element: RefObject<HTMLElement | null>, stageId: string, onDrop: (deal: Deal) => void): boolean {
  const [over, setOver] = useState(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    let cleanup = () => {};
    let gone = false;
    void import("@atlaskit/pragmatic-drag-and-drop/element/adapter").then(({ dropTargetForElements }) => {
      if (gone || !element.current) return;
      cleanup = dropTargetForElements({
        element: element.current,
        canDrop: ({ source }) => source.data.stageId !== stageId,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          drop.current(source.data.deal as Deal);
        },
      });
    });
    return () => {
      gone = true;
      cleanup();
    };
  }, [element, stageId]);
  return over;
}
