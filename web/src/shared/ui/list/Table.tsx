import { useDebouncedCallback } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { VirtualItem } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import type { Columns, ListColumn } from "./columns";
import classes from "./DataList.module.css";
import { type Acts, Row } from "./Row";
import { useResize } from "./resize";
import type { Selection } from "./selection";

interface Props<T> extends Acts<T> {
  label: string;
  rows: T[];
  columns: Columns<T>;
  items: VirtualItem[];
  height: number;
  sort: string | undefined;
  onSort: (sort: string) => void;
  hasMore: boolean;
  active: number;
  scroller: RefObject<HTMLDivElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  /** What chooses all rows at once. */
  head: ReactNode;
  selection: Selection | undefined;
}

/** How long a pointer has to rest on a row before its record is fetched: rows that pass beneath it are many. */
const RESTS = 80;
const boxWidth = 32;
/** What is left free at the sides: at the right the place of the column chooser. */
const edges = 52;

/** The rows of a list where there is room for columns. */
export function Table<T extends { id: string; name: string }>(props: Props<T>) {
  const { columns, rows, selection, sort } = props;
  const latest = useRef<Acts<T>>(props);
  const prefetch = useDebouncedCallback((row: T) => props.onPrefetch?.(row), RESTS);
  useLayoutEffect(() => {
    latest.current = { ...props, onPrefetch: prefetch };
  });
  const { shown, sizing } = columns;
  const startResize = useResize(columns.resize);
  const template = [
    ...(selection ? [`${boxWidth}px`] : []),
    ...shown.map(({ id, size }, index) =>
      sizing[id] ? `${sizing[id]}px` : `minmax(${size}px, ${index === 0 ? 2 : 1}fr)`,
    ),
  ].join(" ");
  const least = shown.reduce((sum, { id, size }) => sum + (sizing[id] ?? size), edges + (selection ? boxWidth : 0));
  return (
    <div
      ref={props.scroller}
      className={classes.scroller}
      role="table"
      aria-label={props.label}
      aria-rowcount={props.hasMore ? -1 : rows.length + 1}
      tabIndex={0}
      onKeyDown={props.onKeyDown}
      style={{ "--columns": template, "--least": `${least}px` } as CSSProperties}
    >
      <div className={classes.head} role="rowgroup">
        <div className={classes.row} role="row" aria-rowindex={1}>
          {selection && (
            <div role="columnheader" className={classes.box}>
              {props.head}
            </div>
          )}
          {shown.map((column) => (
            <div
              key={column.id}
              role="columnheader"
              className={classes.cell}
              data-align={column.align}
              data-column={column.id}
              {...(column.sort ? { "aria-sort": directionOf(column, sort) ?? "none" } : {})}
            >
              <Heading column={column} sort={sort} onSort={props.onSort} />
              <span className={classes.resize} onPointerDown={(event) => startResize(column.id, event)} aria-hidden />
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: props.height }}>
        {props.items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <Row
              key={row.id}
              row={row}
              index={item.index}
              start={item.start}
              size={item.size}
              columns={shown}
              active={item.index === props.active}
              chosen={selection?.has(row.id)}
              latest={latest}
            />
          );
        })}
      </div>
    </div>
  );
}

function directionOf<T>(column: ListColumn<T>, sort: string | undefined) {
  if (!column.sort) return undefined;
  return sort === column.sort ? "ascending" : sort === `-${column.sort}` ? "descending" : undefined;
}

interface HeadingProps<T> {
  column: ListColumn<T>;
  sort: string | undefined;
  onSort: (sort: string) => void;
}

function Heading<T>({ column, sort, onSort }: HeadingProps<T>) {
  const direction = directionOf(column, sort);
  const field = column.sort;
  if (!field) return <span className={classes.heading}>{column.header}</span>;
  return (
    <button
      type="button"
      className={classes.heading}
      onClick={() => onSort(direction === "ascending" ? `-${field}` : field)}
    >
      {column.header}
      {direction === "ascending" && <IconArrowUp size={13} aria-hidden />}
      {direction === "descending" && <IconArrowDown size={13} aria-hidden />}
    </button>
  );
}
