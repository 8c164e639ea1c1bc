import { useTranslation } from "react-i18next";
import { Empty } from "@/shared/ui/states";
import classes from "./Calendar.module.css";
import entryClasses from "./Entry.module.css";
import { EntryButton, timeOf } from "./EntryButton";
import { type Day, dayOf, isOn } from "./time";
import type { Entry } from "./types";
import { useNow } from "./useNow";

interface Props {
  days: Day[];
  entries: Entry[];
  me?: string | undefined;
  onOpen: (entry: Entry, target: HTMLElement) => void;
}

const wholeFirst = (one: Entry, other: Entry) =>
  Number(other.allDay) - Number(one.allDay) || one.startsAt.localeCompare(other.startsAt);

/** What comes, day after day: how a phone shows it, and whoever listens to the screen. */
export function Agenda({ days, entries, me, onOpen }: Props) {
  const { t, i18n } = useTranslation();
  const today = dayOf(useNow());
  const filled = days
    .map((day) => ({ day, here: entries.filter((entry) => isOn(entry, day)).sort(wholeFirst) }))
    .filter(({ here }) => here.length > 0);
  if (!filled.length) return <Empty title={t("calendar.nothing")} hint={t("calendar.nothingHint")} />;
  const format = new Intl.DateTimeFormat(i18n.language, { weekday: "long", day: "numeric", month: "long" });
  return (
    <div className={classes.agenda}>
      {filled.map(({ day, here }) => (
        <section key={day} aria-label={format.format(new Date(`${day}T12:00:00`))}>
          <h2 className={classes.agendaDay} data-today={day === today || undefined}>
            {format.format(new Date(`${day}T12:00:00`))}
            {day === today && <span> · {t("calendar.today")}</span>}
          </h2>
          <ul className={classes.agendaList}>
            {here.map((entry) => (
              <li key={`${entry.id}${entry.startsAt}`} className={classes.agendaItem}>
                <span className={classes.agendaTime}>
                  {entry.allDay ? t("calendar.allDay") : timeOf(entry, i18n.language, true)}
                </span>
                <EntryButton
                  entry={entry}
                  me={me}
                  roomy
                  timeless
                  className={entryClasses.agendaEntry as string}
                  onClick={(event) => onOpen(entry, event.currentTarget)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
