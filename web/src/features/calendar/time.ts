import type { Entry, View } from "./types";

/** Days are written as `2026-11-22`, by the clock of whoever looks at them. */
export type Day = string;

const minuteMillis = 60_000;
export const dayMinutes = 1440;

export function dayOf(date: Date): Day {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnight of a day here, plus some minutes of its clock. */
export function at(day: Day, minutes = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date, 0, minutes);
}

export function addDays(day: Day, days: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return dayOf(new Date(year, month - 1, date + days, 12));
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (dayMinutes * minuteMillis));
}

export function weekday(day: Day): number {
  return (at(day, 720).getDay() + 6) % 7;
}

export function startOfWeek(day: Day): Day {
  return addDays(day, -weekday(day));
}

/** The days that a view shows; a month in whole weeks. */
export function daysOf(view: View, day: Day): Day[] {
  if (view === "day") return [day];
  const count = (from: Day, many: number) => Array.from({ length: many }, (_, index) => addDays(from, index));
  if (view === "week") return count(startOfWeek(day), 7);
  if (view === "agenda") return count(day, 14);
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(step("month", first, 1), -1);
  return count(startOfWeek(first), Math.ceil((daysBetween(startOfWeek(first), last) + 1) / 7) * 7);
}

/** The same place one view further, or back. */
export function step(view: View, day: Day, by: 1 | -1): Day {
  if (view === "day") return addDays(day, by);
  if (view === "week") return addDays(day, 7 * by);
  if (view === "agenda") return addDays(day, 14 * by);
  const [year = 0, month = 1] = day.split("-").map(Number);
  return dayOf(new Date(year, month - 1 + by, 1, 12));
}

/** What takes whole days, or more than one, stands above the hours. */
export function isWhole(entry: Entry): boolean {
  return entry.allDay || Date.parse(entry.endsAt) - Date.parse(entry.startsAt) >= dayMinutes * minuteMillis;
}

export function firstDay(entry: Entry): Day {
  return entry.allDay ? entry.startsAt.slice(0, 10) : dayOf(new Date(entry.startsAt));
}

/** The last day that it is still going on. */
export function lastDay(entry: Entry): Day {
  if (entry.allDay) return addDays(entry.endsAt.slice(0, 10), -1);
  const end = new Date(Math.max(Date.parse(entry.startsAt), Date.parse(entry.endsAt) - 1));
  return dayOf(end);
}

export function isOn(entry: Entry, day: Day): boolean {
  return firstDay(entry) <= day && day <= lastDay(entry);
}

export function minutesOf(instant: string): number {
  const date = new Date(instant);
  return date.getHours() * 60 + date.getMinutes();
}

/** Where an entry stands in a day: minutes from its midnight. */
export function span(entry: Entry, day: Day): { from: number; to: number } {
  const from = firstDay(entry) < day ? 0 : minutesOf(entry.startsAt);
  const to = dayOf(new Date(entry.endsAt)) > day ? dayMinutes : minutesOf(entry.endsAt);
  return { from, to: Math.max(to, Math.min(dayMinutes, from + 1)) };
}

export interface Placed {
  entry: Entry;
  from: number;
  to: number;
  column: number;
  columns: number;
}

/** The shortest that an entry is drawn, in minutes, so that it can be read and taken. */
const shortest = 26;

/** Puts what overlaps side by side. */
export function place(entries: Entry[], day: Day): Placed[] {
  const sorted = entries
    .map((entry) => ({ entry, ...span(entry, day), column: 0, columns: 1 }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let cluster: Placed[] = [];
  let ends: number[] = [];
  let clusterEnd = -1;
  const close = () => {
    for (const one of cluster) one.columns = ends.length;
    cluster = [];
    ends = [];
  };
  for (const one of sorted) {
    if (one.from >= clusterEnd) close();
    const end = Math.max(one.to, one.from + shortest);
    const free = ends.findIndex((until) => until <= one.from);
    one.column = free < 0 ? ends.length : free;
    ends[one.column] = end;
    clusterEnd = Math.max(cluster.length ? clusterEnd : -1, end);
    cluster.push(one);
  }
  close();
  return sorted;
}

export interface Bar {
  entry: Entry;
  row: number;
  from: number;
  to: number;
}

/** Puts what takes whole days on rows above some days; `from` and `to` are positions among the days. */
export function bars(entries: Entry[], days: Day[]): Bar[] {
  const rows: number[] = [];
  const first = days[0] ?? "";
  const last = days.at(-1) ?? "";
  return entries
    .filter((entry) => firstDay(entry) <= last && lastDay(entry) >= first)
    .sort((a, b) => firstDay(a).localeCompare(firstDay(b)) || lastDay(b).localeCompare(lastDay(a)))
    .map((entry) => {
      const from = Math.max(0, daysBetween(first, firstDay(entry)));
      const to = Math.min(days.length - 1, daysBetween(first, lastDay(entry)));
      const free = rows.findIndex((until) => until < from);
      const row = free < 0 ? rows.length : free;
      rows[row] = to;
      return { entry, row, from, to };
    });
}

/** An entry elsewhere: so many days and minutes later, and that much longer. */
export function shifted(entry: Entry, days: number, minutes: number, longer = 0): { startsAt: string; endsAt: string } {
  const move = (instant: string, more: number) => {
    if (entry.allDay) return `${addDays(instant.slice(0, 10), days)}T00:00:00Z`;
    const date = new Date(instant);
    return new Date(
      date.getFullYear(),
      date.getMonth(),
      date.getDate() + days,
      date.getHours(),
      date.getMinutes() + minutes + more,
    ).toISOString();
  };
  return { startsAt: move(entry.startsAt, 0), endsAt: move(entry.endsAt, longer) };
}

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
