import { IconCheckbox, IconNote, IconPhone, IconSquare } from "@tabler/icons-react";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Entry.module.css";
import { dayOf, firstDay, lastDay } from "./time";
import type { Entry } from "./types";

interface Props extends ComponentProps<"button"> {
  entry: Entry;
  /** In the hours of a day there is room for more than one line. */
  roomy?: boolean;
  /** The time stands beside it. */
  timeless?: boolean;
  me?: string | undefined;
}

/** An entry in whatever view: what it is called, when, and a name that says all of it. */
export function EntryButton({ entry, roomy, timeless, me, className, ...rest }: Props) {
  const { t, i18n } = useTranslation();
  const mine = entry.attendees?.find((one) => one.userId && one.userId === me);
  const declined = mine?.answer === "declined" || entry.status === "cancelled";
  const open = mine?.answer === "needs-action" || mine?.answer === "tentative" || entry.status === "tentative";
  const when = timeOf(entry, i18n.language);
  const name = entry.name || t("calendar.unnamed");
  const more = roomy && [!timeless && when, entry.location].filter(Boolean).join(" · ");
  return (
    <button
      type="button"
      data-entry={entry.id}
      data-kind={entry.kind}
      data-declined={declined || undefined}
      data-open={open || undefined}
      data-done={(entry.kind === "task" && entry.doneAt) || undefined}
      data-roomy={roomy || undefined}
      className={`${classes.entry} ${className ?? ""}`}
      aria-label={[
        t(`activity.kind.${entry.kind}`),
        name,
        spoken(entry, i18n.language),
        entry.location,
        declined && t("calendar.declined"),
      ]
        .filter(Boolean)
        .join(", ")}
      aria-keyshortcuts="Enter Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
      {...rest}
    >
      <span className={classes.entryName}>
        <KindIcon entry={entry} />
        {!entry.allDay && !roomy && <span className={classes.entryTime}>{when}</span>}
        <span className={classes.entryText}>{name}</span>
      </span>
      {more && <span className={classes.entryMore}>{more}</span>}
    </button>
  );
}

function KindIcon({ entry }: { entry: Entry }) {
  const props = { size: 12, stroke: 1.9, "aria-hidden": true } as const;
  if (entry.kind === "task") return entry.doneAt ? <IconCheckbox {...props} /> : <IconSquare {...props} />;
  if (entry.kind === "call") return <IconPhone {...props} />;
  return entry.kind === "note" ? <IconNote {...props} /> : null;
}

const clock = (instant: string, language: string) =>
  new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(new Date(instant));

/** `9:00`, or `9:00 – 10:30` where that says more. */
export function timeOf(entry: Entry, language: string, full = false): string {
  const start = clock(entry.startsAt, language);
  return full && entry.endsAt !== entry.startsAt ? `${start} – ${clock(entry.endsAt, language)}` : start;
}

/** The day and the time in words. */
export function spoken(entry: Entry, language: string): string {
  const format = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });
  const day = (text: string) => format.format(new Date(`${text}T12:00:00`));
  const from = firstDay(entry);
  const to = lastDay(entry);
  if (entry.allDay) return from === to ? day(from) : `${day(from)} – ${day(to)}`;
  return from === to
    ? `${day(from)}, ${timeOf(entry, language, true)}`
    : `${day(from)}, ${clock(entry.startsAt, language)} – ${day(dayOf(new Date(entry.endsAt)))}, ${clock(entry.endsAt, language)}`;
}
