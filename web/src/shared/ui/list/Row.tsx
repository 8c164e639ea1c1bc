import { Checkbox } from "@mantine/core";
import { memo, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { isOwn } from "./Card";
import type { ListColumn } from "./columns";
import classes from "./DataList.module.css";

/** What can be done with a row. */
export interface Acts<T> {
  onOpen: (row: T) => void;
  onPrefetch?: (row: T) => void;
  onActive: (index: number) => void;
  onChoose: (index: number, through: boolean) => void;
}

interface Props<T> {
  row: T;
  index: number;
  start: number;
  size: number;
  columns: ListColumn<T>[];
  active: boolean;
  /** Absent where rows cannot be chosen. */
  chosen: boolean | undefined;
  /** As of the last rendering of the list, so that a row is not rendered with it. */
  latest: RefObject<Acts<T>>;
}

function TableRow<T extends { id: string; name: string }>(props: Props<T>) {
  const { row, index, columns, chosen, latest } = props;
  const { t } = useTranslation();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      {...(chosen === undefined ? {} : { "aria-selected": chosen })}
      data-index={index}
      data-active={props.active || undefined}
      data-chosen={chosen || undefined}
      className={`${classes.row} ${classes.item}`}
      style={{ transform: `translateY(${props.start}px)`, height: props.size }}
      onClick={(event) => {
        if (!isOwn(event)) return;
        if (chosen !== undefined && (event.shiftKey || event.ctrlKey || event.metaKey)) {
          latest.current.onChoose(index, event.shiftKey);
        } else latest.current.onOpen(row);
      }}
      onPointerEnter={() => latest.current.onPrefetch?.(row)}
      onFocus={() => latest.current.onActive(index)}
    >
      {chosen !== undefined && (
        <div role="cell" className={classes.box}>
          <Checkbox
            size="xs"
            aria-label={t("bulk.choose", { name: row.name })}
            checked={chosen}
            onChange={(event) => latest.current.onChoose(index, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </div>
      )}
      {columns.map((column) => (
        <div key={column.id} role="cell" className={classes.cell} data-align={column.align}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** A row of a list, rendered again only where something of its own has changed: not whenever the list is scrolled. */
export const Row = memo(TableRow) as typeof TableRow;
