import { Checkbox } from "@mantine/core";
import { type MouseEvent, memo, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { ListColumn } from "./columns";
import classes from "./DataList.module.css";
import type { Selection } from "./selection";

/** Whether a click is meant for the row: not for what stands in it, nor for a menu or dialog that opened from it. */
export function isOwn({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  return currentTarget.contains(target as Node) && !(target as HTMLElement).closest("a, button, input, label");
}

interface CardProps<T> {
  row: T;
  columns: ListColumn<T>[];
  index: number;
  start: number;
  measure: (element: Element | null) => void;
  /** Absent where cards cannot be chosen. */
  chosen: boolean | undefined;
  /** As of the last rendering of the list, so that a card is not rendered with it. */
  latest: RefObject<{ onOpen: (row: T) => void; selection?: Selection | undefined }>;
}

/** How many facts a card holds before it is no longer read at a glance. */
const FACTS = 4;

function PhoneCard<T extends { id: string; name: string }>(props: CardProps<T>) {
  const { row, columns, measure, chosen, latest } = props;
  const { t } = useTranslation();
  const [title, ...others] = columns;
  const aside = others.find((it) => it.card === "aside") ?? others.findLast((it) => it.align === "right" && !it.card);
  const corner = others.find((it) => it.card === "corner");
  const facts = others.filter((it) => it !== aside && it !== corner && it.card !== "none").slice(0, FACTS);
  return (
    <div
      ref={measure}
      role="listitem"
      data-index={props.index}
      data-chosen={chosen || undefined}
      className={classes.card}
      style={{ transform: `translateY(${props.start}px)` }}
      onClick={(event) => {
        if (isOwn(event)) latest.current.onOpen(row);
      }}
    >
      <div className={classes.cardHead}>
        {chosen !== undefined && (
          <Checkbox
            size="sm"
            aria-label={t("bulk.choose", { name: row.name })}
            checked={chosen}
            onChange={() => latest.current.selection?.put([row.id], !chosen)}
          />
        )}
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

/** A row on a phone: what it is, what counts beside it, and a few facts below; nothing scrolls sideways. */
export const Card = memo(PhoneCard) as typeof PhoneCard;
