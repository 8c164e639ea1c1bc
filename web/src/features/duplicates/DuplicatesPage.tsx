import { Button } from "@mantine/core";
import { IconScan } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useMe } from "@/shared/api/session";
import { formatRelative } from "@/shared/format/format";
import { FileMenu } from "@/shared/ui/list/FileMenu";
import list from "@/shared/ui/list/ResourceList.module.css";
import { Page } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission, SkeletonRows } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { AutomaticDialog } from "./AutomaticDialog";
import { pairsOptions, scanOptions, useDecide, useStartScan } from "./api";
import { Compare } from "./Compare";
import classes from "./Duplicates.module.css";
import { Score } from "./Reasons";
import type { PairItem, Scan } from "./types";

export interface DuplicatesSearch {
  view?: "dismissed" | undefined;
  open?: string | undefined;
}

interface Props {
  search: DuplicatesSearch;
  onSearch: (next: DuplicatesSearch) => void;
  onContact: (id: string) => void;
}

const nameOf = (pair: PairItem, at: number) => pair.contacts[at]?.name ?? "—";

/** Contacts that may be one person: what a scan found, side by side, for somebody to decide. */
export function DuplicatesPage({ search, onSearch, onContact }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const status = search.view ?? "open";
  const query = useInfiniteQuery(pairsOptions(status));
  const scan = useQuery(scanOptions);
  const start = useStartScan();
  const [setting, setSetting] = useState(false);
  useRefreshAfter(scan.data);
  if (me && !can("contact", "update")) return <NoPermission page />;
  const pairs = query.data?.pages.flatMap((page) => page.items) ?? [];
  const open = pairs.find((pair) => pair.id === search.open) ?? pairs[0];
  const goOn = () => {
    const at = pairs.findIndex(({ id }) => id === open?.id);
    onSearch({ ...search, open: (pairs[at + 1] ?? pairs[at - 1])?.id });
  };
  const running = scan.data?.status === "running";
  const all = me?.permissions.some(
    ({ resource, actions, scope }) =>
      scope === "all" && ["contact", "*"].includes(resource) && actions.some((it) => ["update", "*"].includes(it)),
  );
  const scanButton = all && (
    <Button
      size="xs"
      variant={pairs.length ? "default" : "filled"}
      leftSection={<IconScan size={14} />}
      loading={running || start.isPending}
      onClick={() => start.mutate(undefined, { onError: (error) => toast({ bad: true, message: error.message }) })}
    >
      {t("duplicate.scan")}
    </Button>
  );
  return (
    <Page
      fill
      title={t("nav.duplicates")}
      actions={
        <>
          {can("operations", "update") && (
            <Button size="xs" variant="default" onClick={() => setSetting(true)}>
              {t("duplicate.automaticOpen")}
            </Button>
          )}
          {pairs.length > 0 && can("contact", "export") && <FileMenu path="duplicates" params={{ status }} />}
          {scanButton}
        </>
      }
      toolbar={
        <>
          <nav className={list.views} aria-label={t("list.views")}>
            {(["open", "dismissed"] as const).map((view) => (
              <button
                key={view}
                type="button"
                className={list.view}
                aria-current={view === status ? "true" : undefined}
                onClick={() => onSearch(view === "open" ? {} : { view })}
              >
                {t(`duplicate.view.${view}`)}
              </button>
            ))}
          </nav>
          <Progress scan={scan.data} />
        </>
      }
    >
      <div className={list.surface}>
        {query.isPending ? (
          <SkeletonRows label={t("state.loading")} />
        ) : query.isError ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : pairs.length === 0 ? (
          <Empty
            title={t(`duplicate.empty.${status}`)}
            hint={t(`duplicate.emptyHint.${status === "open" && scan.data?.status === "never" ? "never" : status}`)}
            action={status === "open" ? scanButton : undefined}
          />
        ) : (
          <div className={classes.desk}>
            <PairList
              pairs={pairs}
              open={open?.id}
              onOpen={(id) => onSearch({ ...search, open: id })}
              {...(query.hasNextPage ? { more: () => void query.fetchNextPage() } : {})}
            />
            {open && <Work key={open.id} pair={open} onDecided={goOn} onContact={onContact} />}
          </div>
        )}
      </div>
      {setting && <AutomaticDialog onClose={() => setSetting(false)} />}
    </Page>
  );
}

/** When a scan is over, the pairs are others. */
function useRefreshAfter(scan: Scan | undefined) {
  const client = useQueryClient();
  const was = useRef(scan?.status);
  useEffect(() => {
    if (was.current === "running" && scan?.status !== "running") {
      void client.invalidateQueries({ queryKey: ["duplicates", "pairs"] });
    }
    was.current = scan?.status;
  }, [client, scan?.status]);
}

function Progress({ scan }: { scan: Scan | undefined }) {
  const { t, i18n } = useTranslation();
  if (!scan || scan.status === "never") return null;
  const when = scan.finishedAt ? formatRelative(scan.finishedAt, i18n.language) : "";
  return (
    <p className={classes.progress} role="status" data-bad={scan.status === "failed" || undefined}>
      {t(`duplicate.scanned.${scan.status}`, { when, contacts: scan.contacts ?? 0, count: scan.pairs ?? 0 })}
    </p>
  );
}

interface ListProps {
  pairs: PairItem[];
  open: string | undefined;
  onOpen: (id: string) => void;
  more?: () => void;
}

function PairList({ pairs, open, onOpen, more }: ListProps) {
  const { t } = useTranslation();
  const nav = useRef<HTMLElement>(null);
  const was = useRef(open);
  // Whoever has decided on a pair had the focus on a button that is gone.
  useEffect(() => {
    if (was.current !== open && document.activeElement === document.body) {
      nav.current?.querySelector<HTMLElement>(`[data-id="${open}"]`)?.focus();
    }
    was.current = open;
  }, [open]);
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const next = step && pairs[pairs.findIndex(({ id }) => id === open) + step];
    if (!next) return;
    event.preventDefault();
    onOpen(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  };
  return (
    <nav ref={nav} className={classes.list} aria-label={t("duplicate.pairs")} onKeyDown={keys}>
      {pairs.map((pair) => (
        <button
          key={pair.id}
          type="button"
          data-id={pair.id}
          className={classes.pair}
          aria-current={pair.id === open ? "true" : undefined}
          onClick={() => onOpen(pair.id)}
        >
          <span className={classes.pairNames}>
            <span>{nameOf(pair, 0)}</span>
            <span>{nameOf(pair, 1)}</span>
          </span>
          <Score score={pair.score} />
        </button>
      ))}
      {more && (
        <Button variant="subtle" size="xs" onClick={more}>
          {t("duplicate.more")}
        </Button>
      )}
    </nav>
  );
}

interface WorkProps {
  pair: PairItem;
  onDecided: () => void;
  onContact: (id: string) => void;
}

function Work({ pair, onDecided, onContact }: WorkProps) {
  const { t } = useTranslation();
  const decide = useDecide();
  const bad = (error: Error) => toast({ bad: true, message: error.message });
  const reopen = (then?: () => void) =>
    decide.mutate({ id: pair.id, verb: "reopen" }, { onSuccess: () => then?.(), onError: bad });
  const dismiss = () =>
    decide.mutate(
      { id: pair.id, verb: "dismiss" },
      {
        onSuccess: () => {
          toast({
            message: t("duplicate.dismissed", { one: nameOf(pair, 0), other: nameOf(pair, 1) }),
            undo: () => reopen(),
          });
          onDecided();
        },
        onError: bad,
      },
    );
  return (
    <Compare
      pair={pair}
      busy={decide.isPending}
      onDismiss={dismiss}
      onReopen={() => reopen(onDecided)}
      onMerged={onDecided}
      onContact={onContact}
    />
  );
}
