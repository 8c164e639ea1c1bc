import { Checkbox } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { VirtualItem } from "@tanstack/react-virtual";
import type { CSSProperties, KeyboardEvent, ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import { isOwn } from "./Card";
import type { Columns, ListColumn } from "./columns";
import classes from "./DataList.module.css";
import { useResize } from "./resize";
import type { Selection } from "./selection";

interface Props<T> {
  label: string;
  rows: T[];
  columns: Columns<T>;
  items: VirtualItem[];
  height: number;
  sort: string | undefined;
  onSort: (sort: string) => void;
  onOpen: (row: T) => void;
  onPrefetch?: (row: T) => void;
  hasMore: boolean;
  active: number;
  onActive: (index: number) => void;
  scroller: RefObject<HTMLDivElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  /** What chooses all rows at once. */
  head: ReactNode;
  selection: Selection | undefined;
  onChoose: (index: number, through: boolean) => void;
}

const boxWidth = 32;
/** What is left free at the sides: at the right the place of the column chooser. */
const edges = 52;

/** The rows of a list where there is room for columns. */
export function Table<T extends { id: string; name: string }>(props: Props<T>) {
  const { columns, rows, selection, sort, onOpen } = props;
  const { t } = useTranslation();
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
          const chosen = !!selection?.has(row.id);
          return (
            <div
              key={row.id}
              role="row"
              aria-rowindex={item.index + 2}
              {...(selection ? { "aria-selected": chosen } : {})}
              data-index={item.index}
              data-active={item.index === props.active || undefined}
              data-chosen={chosen || undefined}
              className={`${classes.row} ${classes.item}`}
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              onClick={(event) => {
                if (!isOwn(event)) return;
                if (selection && (event.shiftKey || event.ctrlKey || event.metaKey)) {
                  props.onChoose(item.index, event.shiftKey);
                } else onOpen(row);
              }}
              onPointerEnter={() => props.onPrefetch?.(row)}
              onFocus={() => props.onActive(item.index)}
            >
              {selection && (
                <div role="cell" className={classes.box}>
                  <Checkbox
                    size="xs"
                    aria-label={t("bulk.choose", { name: row.name })}
                    checked={chosen}
                    onChange={(event) => props.onChoose(item.index, (event.nativeEvent as MouseEvent).shiftKey)}
                  />
                </div>
              )}
              {shown.map((column) => (
                <div key={column.id} role="cell" className={classes.cell} data-align={column.align}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
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
