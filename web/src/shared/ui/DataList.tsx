import { ActionIcon, Button, Checkbox, Menu, Popover, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconColumns3 } from "@tabler/icons-react";
import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { store, stored } from "@/shared/theme/preferences";
import classes from "./DataList.module.css";

export interface ListColumn<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  size: number;
  /** The field that the server sorts by, where it can. */
  sort?: string;
  align?: "right";
  hidden?: boolean;
  /** Its place on a card, which is what a row is on a phone: beside the title, in the corner, below (as is usual), or nowhere. */
  card?: "aside" | "corner" | "below" | "none";
}

interface Props<T> {
  /** Where the choice of columns is kept. */
  name: string;
  label: string;
  rows: T[];
  columns: ListColumn<T>[];
  sort: string | undefined;
  onSort: (sort: string) => void;
  onOpen: (row: T) => void;
  onPrefetch?: (row: T) => void;
  hasMore: boolean;
  loadMore: () => void;
}

const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
});

interface Layout {
  visibility: Record<string, boolean>;
  sizing: Record<string, number>;
}

function readLayout(name: string): Layout | undefined {
  try {
    return JSON.parse(stored(`list.${name}`) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** A list of any length: virtual rows that grow by cursor, columns to choose and resize, and the keyboard. */
export function DataList<T extends { id: string; name: string }>(props: Props<T>) {
  const { name, label, rows, columns, sort, onSort, onOpen, onPrefetch, hasMore, loadMore } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const saved = useMemo(() => readLayout(name), [name]);
  const [visibility, setVisibility] = useState<Record<string, boolean>>(
    () => saved?.visibility ?? Object.fromEntries(columns.map((column) => [column.id, !column.hidden])),
  );
  const [sizing, setSizing] = useState<Record<string, number>>(() => saved?.sizing ?? {});
  const [active, setActive] = useState(0);

  useEffect(() => {
    store(`list.${name}`, JSON.stringify({ visibility, sizing }));
  }, [name, visibility, sizing]);

  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, T>();
    return helper.columns(
      columns.map((column, index) =>
        helper.display({
          id: column.id,
          header: column.header,
          size: column.size,
          minSize: 72,
          enableHiding: index > 0,
          cell: ({ row }) => column.cell(row.original),
        }),
      ),
    );
  }, [columns]);

  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row: T) => row.id,
    columnResizeMode: "onChange",
    state: { columnVisibility: visibility, columnSizing: sizing },
    onColumnVisibilityChange: (next) => setVisibility((now) => (typeof next === "function" ? next(now) : next)),
    onColumnSizingChange: (next) => setSizing((now) => (typeof next === "function" ? next(now) : next)),
  });

  const phone = useMediaQuery("(max-width: 720px)", false, { getInitialValueInEffect: false });
  const rowHeight = useRowHeight();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (phone ? 88 : rowHeight),
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed density means changed heights
  useEffect(() => virtual.measure(), [rowHeight, phone, visibility]);

  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 20) loadMore();
  }, [hasMore, last, rows.length, loadMore]);

  const byId = new Map(columns.map((column) => [column.id, column]));
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const template = headers
    .map((header, index) => {
      const width = header.column.getSize();
      return sizing[header.column.id] ? `${width}px` : `minmax(${width}px, ${index === 0 ? 2 : 1}fr)`;
    })
    .join(" ");

  const least = headers.reduce((sum, header) => sum + header.column.getSize(), 36);

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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as HTMLElement).closest("input, textarea, [role=dialog]")) return;
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
  useListKeys((step) => move(active + step));

  const header = (column: ListColumn<T>) => {
    const direction = sort === column.sort ? "ascending" : sort === `-${column.sort}` ? "descending" : undefined;
    if (!column.sort) return <span className={classes.heading}>{column.header}</span>;
    return (
      <button
        type="button"
        className={classes.heading}
        onClick={() => onSort(direction === "ascending" ? `-${column.sort}` : (column.sort as string))}
      >
        {column.header}
        {direction === "ascending" && <IconArrowUp size={13} aria-hidden />}
        {direction === "descending" && <IconArrowDown size={13} aria-hidden />}
      </button>
    );
  };

  const chooser = (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Tooltip label={t("list.columns")}>
          <ActionIcon
            className={phone ? undefined : (classes.choose as string)}
            aria-label={t("list.columns")}
            size={26}
          >
            <IconColumns3 size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("list.columns")}>
        <div className={classes.columns} role="group" aria-label={t("list.columns")}>
          {table
            .getAllLeafColumns()
            .filter((column) => column.getCanHide())
            .map((column) => (
              <Checkbox
                key={column.id}
                size="xs"
                label={byId.get(column.id)?.header ?? column.id}
                checked={column.getIsVisible()}
                onChange={column.getToggleVisibilityHandler()}
              />
            ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );

  if (phone) {
    const shown = table
      .getAllLeafColumns()
      .filter((column) => column.getIsVisible())
      .flatMap((column) => byId.get(column.id) ?? []);
    return (
      <div className={classes.cards}>
        <div className={classes.strip}>
          <SortMenu columns={columns} sort={sort} onSort={onSort} />
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
                    columns={shown}
                    item={item}
                    measure={virtual.measureElement}
                    onOpen={onOpen}
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
      <div
        ref={scroller}
        className={classes.scroller}
        role="table"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        tabIndex={0}
        onKeyDown={onKeyDown}
        style={{ "--columns": template, "--least": `${least}px` } as CSSProperties}
      >
        <div className={classes.head} role="rowgroup">
          <div className={classes.row} role="row" aria-rowindex={1}>
            {headers.map((it) => {
              const column = byId.get(it.column.id);
              if (!column) return null;
              const sorted =
                column.sort && sort === column.sort
                  ? "ascending"
                  : column.sort && sort === `-${column.sort}`
                    ? "descending"
                    : undefined;
              return (
                <div
                  key={it.id}
                  role="columnheader"
                  className={classes.cell}
                  data-align={column.align}
                  {...(column.sort ? { "aria-sort": sorted ?? "none" } : {})}
                >
                  {header(column)}
                  <span
                    className={classes.resize}
                    onMouseDown={it.getResizeHandler()}
                    onTouchStart={it.getResizeHandler()}
                    aria-hidden
                  />
                </div>
              );
            })}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = table.getRowModel().rows[item.index];
            if (!row) return null;
            return (
              <div
                key={row.id}
                role="row"
                aria-rowindex={item.index + 2}
                data-index={item.index}
                data-active={item.index === active || undefined}
                className={`${classes.row} ${classes.item}`}
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
                onClick={(event) => {
                  if (isOwn(event)) onOpen(row.original);
                }}
                onPointerEnter={() => onPrefetch?.(row.original)}
                onFocus={() => setActive(item.index)}
              >
                {row.getVisibleCells().map((cell) => (
                  <div key={cell.id} role="cell" className={classes.cell} data-align={byId.get(cell.column.id)?.align}>
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {chooser}
    </div>
  );
}

/** Whether a click is meant for the row: not for what stands in it, nor for a menu or dialog that opened from it. */
function isOwn({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  return currentTarget.contains(target as Node) && !(target as HTMLElement).closest("a, button, input, label");
}

interface CardProps<T> {
  row: T;
  columns: ListColumn<T>[];
  item: VirtualItem;
  measure: (element: Element | null) => void;
  onOpen: (row: T) => void;
}

/** How many facts a card holds before it is no longer read at a glance. */
const FACTS = 4;

/** A row on a phone: what it is, what counts beside it, and a few facts below; nothing scrolls sideways. */
function Card<T>({ row, columns, item, measure, onOpen }: CardProps<T>) {
  const [title, ...others] = columns;
  const aside = others.find((it) => it.card === "aside") ?? others.findLast((it) => it.align === "right" && !it.card);
  const corner = others.find((it) => it.card === "corner");
  const facts = others.filter((it) => it !== aside && it !== corner && it.card !== "none").slice(0, FACTS);
  return (
    <div
      ref={measure}
      role="listitem"
      data-index={item.index}
      className={classes.card}
      style={{ transform: `translateY(${item.start}px)` }}
      onClick={(event) => {
        if (isOwn(event)) onOpen(row);
      }}
    >
      <div className={classes.cardHead}>
        <div className={classes.cardTitle}>{title?.cell(row)}</div>
        {aside && <div className={classes.cardAside}>{aside.cell(row)}</div>}
        {corner && <div className={classes.cardCorner}>{corner.cell(row)}</div>}
      </div>
      <div className={classes.cardFacts}>
        {facts.map((column) => (
          <span key={column.id} className={classes.cardFact}>
            <span className="k-hidden">{column.header}: </span>
            {column.cell(row)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface SortMenuProps<T> {
  columns: ListColumn<T>[];
  sort: string | undefined;
  onSort: (sort: string) => void;
}

/** What the headings of the columns do where there is room for them. */
function SortMenu<T>({ columns, sort, onSort }: SortMenuProps<T>) {
  const { t } = useTranslation();
  const sortable = columns.filter((column) => column.sort);
  const now = sortable.find((column) => column.sort === sort?.replace(/^-/, ""));
  if (sortable.length === 0) return <span />;
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowsSort size={14} stroke={1.6} />}
          rightSection={now && (sort?.startsWith("-") ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
        >
          {now?.header ?? t("list.sort")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sortable.map((column) => (
          <Menu.Item
            key={column.id}
            rightSection={
              column === now && (sort?.startsWith("-") ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)
            }
            onClick={() => onSort(sort === column.sort ? `-${column.sort}` : (column.sort as string))}
          >
            {column.header}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useRowHeight(): number {
  const [height, setHeight] = useState(measure);
  useEffect(() => {
    const observer = new MutationObserver(() => setHeight(measure()));
    observer.observe(document.documentElement, { attributeFilter: ["data-density"] });
    return () => observer.disconnect();
  }, []);
  return height;
}

function measure(): number {
  return Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue("--k-row"), 10) || 36;
}

/** J and K move through the list wherever the focus is, unless someone is typing. */
function useListKeys(step: (by: number) => void) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]")) return;
      if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  });
}
