import { Checkbox } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "./Card";
import { ColumnChooser } from "./ColumnChooser";
import { type Columns, type ListColumn, useColumns } from "./columns";
import classes from "./DataList.module.css";
import { useListKeys, useRowHeight } from "./keys";
import { SortMenu } from "./SortMenu";
import type { Selection } from "./selection";
import { Table } from "./Table";

export type { ListColumn } from "./columns";

interface Props<T> {
  /** Where the choice of columns is kept. */
  name: string;
  label: string;
  rows: T[];
  columns: ListColumn<T>[];
  /** Where something else than this browser keeps which columns are shown. */
  layout?: Columns<T>;
  sort: string | undefined;
  onSort: (sort: string) => void;
  onOpen: (row: T) => void;
  onPrefetch?: (row: T) => void;
  hasMore: boolean;
  loadMore: () => void;
  /** A list whose records can be chosen has it. */
  selection?: Selection | undefined;
}

/** A list of any length: virtual rows that grow by cursor, columns to choose and resize, and the keyboard. */
export function DataList<T extends { id: string; name: string }>(props: Props<T>) {
  const { name, label, rows, sort, onSort, onOpen, hasMore, loadMore, selection } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const own = useColumns(name, props.columns);
  const columns = props.layout ?? own;
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const phone = useMediaQuery("(max-width: 720px)", false, { getInitialValueInEffect: false });
  const rowHeight = useRowHeight();
  const estimate = phone ? 88 : rowHeight;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    overscan: 12,
  });
  // Not when columns change: cards tell their own heights, and what they told must not be forgotten.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed density means changed heights
  useLayoutEffect(() => virtual.measure(), [estimate]);

  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) loadMore();
  }, [hasMore, last, rows.length, loadMore]);

  const move = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    setActive(index);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${index}"] a, [data-index="${index}"] button`)
        ?.focus(),
    );
  };
  /** @param through whether everything since the last one chosen is chosen with it */
  const choose = (index: number, through: boolean) => {
    const row = rows[index];
    if (!row || !selection) return;
    const chosen = !selection.has(row.id);
    const [from, to] = through ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
    selection.put(
      rows.slice(from, to + 1).map((it) => it.id),
      chosen,
    );
    anchor.current = index;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as HTMLElement).closest("input:not([type=checkbox]), textarea, [role=dialog]")) return;
    if (event.key === "j" || event.key === "ArrowDown") move(active + 1);
    else if (event.key === "k" || event.key === "ArrowUp") move(active - 1);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(rows.length - 1);
    else if (event.key === "Enter" && event.target === scroller.current) {
      const row = rows[active];
      if (row) onOpen(row);
    } else return;
    event.preventDefault();
  };
  useListKeys({
    step: (by) => move(active + by),
    choose: (through) => choose(active, through),
    leave: () => selection?.clear(),
  });

  const chosen = rows.filter((row) => selection?.has(row.id)).length;
  const box = selection && (
    <Checkbox
      size="xs"
      aria-label={t("bulk.page")}
      checked={chosen > 0 && chosen === rows.length}
      indeterminate={chosen > 0 && chosen < rows.length}
      onChange={() =>
        selection.put(
          rows.map((row) => row.id),
          chosen < rows.length,
        )
      }
    />
  );
  const chooser = <ColumnChooser columns={columns} className={phone ? undefined : (classes.choose as string)} />;

  if (phone) {
    return (
      <div className={classes.cards}>
        <div className={classes.strip}>
          <span className={classes.stripStart}>
            {box}
            <SortMenu columns={columns.all} sort={sort} onSort={onSort} />
          </span>
          {chooser}
        </div>
        <div ref={scroller} className={classes.scroller} onKeyDown={onKeyDown}>
          <div role="list" aria-label={label} className={classes.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index];
              return (
                row && (
                  <Card
                    key={row.id}
                    row={row}
                    columns={columns.shown}
                    index={item.index}
                    start={item.start}
                    measure={virtual.measureElement}
                    chosen={selection?.has(row.id)}
                    latest={latest}
                  />
                )
              );
            })}
          </div>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.frame}>
      <Table
        label={label}
        rows={rows}
        columns={columns}
        items={items}
        height={virtual.getTotalSize()}
        sort={sort}
        onSort={onSort}
        onOpen={onOpen}
        {...(props.onPrefetch ? { onPrefetch: props.onPrefetch } : {})}
        hasMore={hasMore}
        active={active}
        onActive={setActive}
        scroller={scroller}
        onKeyDown={onKeyDown}
        head={box}
        selection={selection}
        onChoose={choose}
      />
      {chooser}
    </div>
  );
}
