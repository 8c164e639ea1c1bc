import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import entryClasses from "./Entry.module.css";
import { EntryButton } from "./EntryButton";
import classes from "./Hours.module.css";
import { bars, type Day, dayMinutes, dayOf, isOn, isWhole, type Placed, place, shifted, weekday } from "./time";
import type { Entry } from "./types";
import { useDrag } from "./useDrag";
import { useNow } from "./useNow";

export interface GridProps {
  days: Day[];
  entries: Entry[];
  me?: string | undefined;
  mayCreate: boolean;
  onOpen: (entry: Entry, target: HTMLElement) => void;
  onCreate: (day: Day, from?: number, to?: number) => void;
  onMove: (entry: Entry, to: { startsAt: string; endsAt: string }) => void;
  onDay: (day: Day) => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const rowHeight = 22;

/** Days side by side with their hours; what takes whole days stands above. */
export function HourGrid({ days, entries, me, mayCreate, onOpen, onCreate, onMove, onDay }: GridProps) {
  const { t, i18n } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useRef<HTMLDivElement>(null);
  const now = useNow();
  const today = dayOf(now);
  const drag = useDrag({
    days,
    grid: () => columns.current,
    onCreate: (day, from, to) => mayCreate && onCreate(day, from, to),
    onMove: (entry, moved, minutes) => onMove(entry, shifted(entry, moved, minutes)),
    onResize: (entry, minutes) => {
      const to = shifted(entry, 0, 0, minutes);
      if (to.endsAt > to.startsAt) onMove(entry, to);
    },
  });
  useEffect(() => {
    const box = scroller.current;
    if (box) box.scrollTop = (box.scrollHeight / 24) * 7.5;
  }, []);
  const whole = bars(entries.filter(isWhole), days);
  const rows = Math.max(0, ...whole.map((bar) => bar.row + 1));
  const timed = entries.filter((entry) => !isWhole(entry));
  const weekdayName = new Intl.DateTimeFormat(i18n.language, { weekday: days.length > 1 ? "short" : "long" });
  const hourName = new Intl.DateTimeFormat(
    i18n.language,
    i18n.language.startsWith("pl") ? { hour: "numeric", minute: "2-digit" } : { hour: "numeric" },
  );

  /** Moves what has the focus by the keyboard, as dragging does. */
  const keys = (event: KeyboardEvent, entry: Entry) => {
    if (!event.altKey) return;
    const vertical = event.key === "ArrowUp" ? -15 : event.key === "ArrowDown" ? 15 : 0;
    const horizontal = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (!vertical && !horizontal) return;
    event.preventDefault();
    if (event.shiftKey && vertical) {
      const to = shifted(entry, 0, 0, vertical);
      if (to.endsAt > to.startsAt) onMove(entry, to);
    } else {
      onMove(entry, shifted(entry, horizontal, entry.allDay ? 0 : vertical));
    }
  };
  const style = { "--days": days.length } as Record<string, number>;
  return (
    <section className={classes.hours} aria-label={t("calendar.hours")} style={style}>
      <div className={classes.head}>
        <span className={classes.gutter} />
        {days.map((day) => (
          <button
            key={day}
            type="button"
            className={classes.dayHead}
            data-today={day === today || undefined}
            data-weekend={weekday(day) > 4 || undefined}
            onClick={() => onDay(day)}
            aria-label={new Intl.DateTimeFormat(i18n.language, { dateStyle: "full" }).format(
              new Date(`${day}T12:00:00`),
            )}
            aria-current={day === today ? "date" : undefined}
          >
            <span>{weekdayName.format(new Date(`${day}T12:00:00`))}</span>
            <strong>{Number(day.slice(8))}</strong>
          </button>
        ))}
      </div>
      {rows > 0 && (
        <div className={classes.whole} style={{ height: rows * rowHeight + 6 }}>
          <span className={classes.wholeLabel}>{t("calendar.allDay")}</span>
          <div className={classes.wholeDays}>
            {whole.map(({ entry, row, from, to }) => (
              <EntryButton
                key={`${entry.id}${entry.startsAt}`}
                entry={entry}
                me={me}
                className={entryClasses.bar as string}
                style={{
                  top: row * rowHeight + 2,
                  left: `${(from / days.length) * 100}%`,
                  width: `calc(${((to - from + 1) / days.length) * 100}% - 4px)`,
                }}
                onClick={(event) => onOpen(entry, event.currentTarget)}
                onKeyDown={(event) => keys(event, entry)}
              />
            ))}
          </div>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={classes.scroller} ref={scroller} tabIndex={0} role="group" aria-label={t("calendar.hours")}>
        <div className={classes.body}>
          <div className={classes.gutter} aria-hidden>
            {hours.map((hour) => (
              <span key={hour} className={classes.hour}>
                {hour > 0 && hourName.format(new Date(2026, 0, 5, hour))}
              </span>
            ))}
          </div>
          <div className={classes.columns} ref={columns} {...drag.grid} data-dragging={!!drag.drag || undefined}>
            {days.map((day, index) => (
              <div
                key={day}
                className={classes.column}
                data-weekend={weekday(day) > 4 || undefined}
                style={{ left: `${(index / days.length) * 100}%`, width: `${100 / days.length}%` }}
              >
                {place(
                  timed.filter((entry) => isOn(entry, day)),
                  day,
                ).map((placed) => (
                  <Block
                    key={`${placed.entry.id}${placed.entry.startsAt}`}
                    placed={placed}
                    me={me}
                    drag={drag}
                    onOpen={onOpen}
                    onKey={keys}
                    movedTo={
                      drag.drag && drag.drag.kind !== "create" && drag.drag.entry === placed.entry
                        ? drag.drag
                        : undefined
                    }
                  />
                ))}
                {drag.drag?.kind === "create" && drag.drag.day === day && (
                  <div
                    className={classes.draft}
                    style={box(Math.min(drag.drag.from, drag.drag.to), Math.max(drag.drag.from, drag.drag.to))}
                  />
                )}
                {day === today && (
                  <div
                    className={classes.now}
                    style={{ top: `${((now.getHours() * 60 + now.getMinutes()) / dayMinutes) * 100}%` }}
                  />
                )}
              </div>
            ))}
            {drag.drag?.kind === "move" && (
              <Ghost drag={drag.drag} days={days} entries={timed} language={i18n.language} />
            )}
          </div>
        </div>
      </div>
    </section>
  );
}

function box(from: number, to: number) {
  return { top: `${(from / dayMinutes) * 100}%`, height: `${(Math.max(15, to - from) / dayMinutes) * 100}%` };
}

interface BlockProps {
  placed: Placed;
  me: string | undefined;
  drag: ReturnType<typeof useDrag>;
  movedTo: { kind: "move" | "resize"; minutes: number } | undefined;
  onOpen: (entry: Entry, target: HTMLElement) => void;
  onKey: (event: KeyboardEvent, entry: Entry) => void;
}

/** An entry in its hours, with a lower edge to take hold of. */
function Block({ placed, me, drag, movedTo, onOpen, onKey }: BlockProps) {
  const { entry, from, to, column, columns } = placed;
  const longer = movedTo?.kind === "resize" ? movedTo.minutes : 0;
  return (
    <div
      className={classes.block}
      data-moving={movedTo?.kind === "move" || undefined}
      style={{
        ...box(from, Math.max(from + 15, to + longer)),
        left: `${(column / columns) * 100}%`,
        width: `calc(${100 / columns}% - 3px)`,
      }}
      {...drag.entry(entry)}
    >
      <EntryButton
        entry={entry}
        me={me}
        roomy={to - from >= 40}
        className={entryClasses.fill as string}
        onClick={(event) => !drag.wasDragged() && onOpen(entry, event.currentTarget)}
        onKeyDown={(event) => onKey(event, entry)}
      />
      {entry.endsAt !== entry.startsAt && <span className={classes.handle} {...drag.handle(entry)} />}
    </div>
  );
}

/** Where what is being dragged would go. */
function Ghost({
  drag,
  days,
  entries,
  language,
}: {
  drag: { entry: Entry; days: number; minutes: number };
  days: Day[];
  entries: Entry[];
  language: string;
}) {
  const entry = entries.find((one) => one === drag.entry);
  if (!entry) return null;
  const to = shifted(entry, drag.days, drag.minutes);
  const start = new Date(to.startsAt);
  const index = days.indexOf(dayOf(start));
  if (index < 0) return null;
  const from = start.getHours() * 60 + start.getMinutes();
  const length = (Date.parse(to.endsAt) - Date.parse(to.startsAt)) / 60_000;
  const time = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(start);
  return (
    <div
      className={classes.ghost}
      style={{
        ...box(from, Math.min(dayMinutes, from + Math.max(30, length))),
        left: `${(index / days.length) * 100}%`,
        width: `calc(${100 / days.length}% - 3px)`,
      }}
    >
      <strong>{time}</strong> {entry.name}
    </div>
  );
}
