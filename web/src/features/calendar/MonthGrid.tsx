import { type DragEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import entryClasses from "./Entry.module.css";
import { EntryButton } from "./EntryButton";
import type { GridProps } from "./HourGrid";
import classes from "./Month.module.css";
import { bars, type Day, dayOf, daysBetween, firstDay, isOn, isWhole, shifted, weekday } from "./time";
import type { Entry } from "./types";
import { useNow } from "./useNow";

interface Props extends GridProps {
  /** Any day of the month; those of its neighbours are paler. */
  month: Day;
}

const shown = 4;

/** The weeks of a month; entries are dragged from day to day. */
export function MonthGrid({ days, month, entries, me, mayCreate, onOpen, onCreate, onMove, onDay }: Props) {
  const { t, i18n } = useTranslation();
  const today = dayOf(useNow());
  const [taken, setTaken] = useState<Entry>();
  const [over, setOver] = useState<Day>();
  const weeks = Array.from({ length: days.length / 7 }, (_, index) => days.slice(index * 7, index * 7 + 7));
  const name = new Intl.DateTimeFormat(i18n.language, { weekday: "short" });
  const full = new Intl.DateTimeFormat(i18n.language, { dateStyle: "full" });
  const drop = (event: DragEvent, day: Day) => {
    event.preventDefault();
    setOver(undefined);
    if (taken && day !== firstDay(taken)) onMove(taken, shifted(taken, daysBetween(firstDay(taken), day), 0));
    setTaken(undefined);
  };
  const keys = (event: KeyboardEvent, entry: Entry) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!event.altKey || !by) return;
    event.preventDefault();
    onMove(entry, shifted(entry, by, 0));
  };
  return (
    <section className={classes.month} aria-label={t("calendar.view.month")}>
      <div className={classes.monthHead} aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day}>{name.format(new Date(`${day}T12:00:00`))}</span>
        ))}
      </div>
      {weeks.map((week) => {
        const whole = bars(entries.filter(isWhole), week);
        return (
          <div key={week[0]} className={classes.week}>
            {week.map((day) => {
              const here = whole.filter((bar) => isOn(bar.entry, day)).length;
              const timed = entries
                .filter((entry) => !isWhole(entry) && isOn(entry, day))
                .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
              const wholeRows = Math.max(0, ...whole.filter((bar) => isOn(bar.entry, day)).map((bar) => bar.row + 1));
              const room = Math.max(0, shown - wholeRows);
              const hidden = timed.length > room ? timed.length - Math.max(0, room - 1) : 0;
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it do the same by keyboard
                // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons in it do the same by keyboard
                <div
                  key={day}
                  className={classes.cell}
                  data-other={day.slice(0, 7) !== month.slice(0, 7) || undefined}
                  data-weekend={weekday(day) > 4 || undefined}
                  data-over={over === day || undefined}
                  onClick={(event) => event.target === event.currentTarget && mayCreate && onCreate(day)}
                  onDragOver={(event) => {
                    event.preventDefault();
                    setOver(day);
                  }}
                  onDragLeave={() => setOver((known) => (known === day ? undefined : known))}
                  onDrop={(event) => drop(event, day)}
                >
                  <button
                    type="button"
                    className={classes.date}
                    data-today={day === today || undefined}
                    aria-current={day === today ? "date" : undefined}
                    aria-label={`${full.format(new Date(`${day}T12:00:00`))}: ${t("calendar.entries", { count: timed.length + here })}`}
                    onClick={() => onDay(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                  <div style={{ height: wholeRows * 22 }} aria-hidden />
                  {timed.slice(0, timed.length - hidden).map((entry) => (
                    <EntryButton
                      key={`${entry.id}${entry.startsAt}`}
                      entry={entry}
                      me={me}
                      className={entryClasses.line as string}
                      draggable
                      onDragStart={() => setTaken(entry)}
                      onDragEnd={() => setTaken(undefined)}
                      onClick={(event) => onOpen(entry, event.currentTarget)}
                      onKeyDown={(event) => keys(event, entry)}
                    />
                  ))}
                  {hidden > 0 && (
                    <button
                      type="button"
                      className={classes.more}
                      aria-label={t("calendar.more", { count: hidden })}
                      onClick={() => onDay(day)}
                    >
                      +{hidden}
                    </button>
                  )}
                </div>
              );
            })}
            {whole.map(({ entry, row, from, to }) => (
              <EntryButton
                key={`${entry.id}${entry.startsAt}`}
                entry={entry}
                me={me}
                className={entryClasses.bar as string}
                draggable
                onDragStart={() => setTaken(entry)}
                onDragEnd={() => setTaken(undefined)}
                style={{
                  top: row * 22 + 28,
                  left: `calc(${(from / 7) * 100}% + 3px)`,
                  width: `calc(${((to - from + 1) / 7) * 100}% - 6px)`,
                }}
                onClick={(event) => onOpen(entry, event.currentTarget)}
                onKeyDown={(event) => keys(event, entry)}
              />
            ))}
          </div>
        );
      })}
    </section>
  );
}
