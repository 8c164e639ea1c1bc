import type { ActivityKind, User } from "@/shared/api/types";
import type { Picked } from "@/shared/ui/RecordPicker";
import { htmlOf, mentionsOf } from "@/shared/ui/rich/text";
import type { ActivityRecord } from "./api";
import { fromRule, type Repeat, toRule } from "./repeat";
import { addDays, at, type Day, dayMinutes, dayOf, ownZone } from "./time";
import type { Attendee, Entry } from "./types";

/** What the form begins with: the time that was chosen, or what is known already. */
export interface Beginning {
  start?: { day: Day; from?: number | undefined; to?: number | undefined } | undefined;
  entry?: Entry | undefined;
  record?: ActivityRecord | undefined;
  /** What the contact is called that it is about. */
  contactName?: string | undefined;
}

export interface Draft {
  kind: ActivityKind;
  name: string;
  allDay: boolean;
  fromDay: Day;
  fromTime: string;
  toDay: Day;
  toTime: string;
  zone: string;
  repeat: Repeat;
  until: string;
  custom: string;
  location: string;
  link: string;
  reminder: string;
  contact: Picked | null;
  /** As HTML. */
  body: string;
  /** What it was: what stays as it is needs no new formatting, and nobody is told. */
  bodyBefore: string;
  attendees: Attendee[];
  /** Whether guests are written to; undefined where somebody else does. */
  invites: boolean | undefined;
}

/** Those who have no calendar here. */
export const isOutside = (guest: Attendee) => !guest.userId && !!(guest.email || guest.contactId);

const two = (value: number) => String(value).padStart(2, "0");
export const time = (date: Date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

export function draftOf({ start, entry, record, contactName }: Beginning): Draft {
  const begins = entry
    ? new Date(entry.startsAt)
    : at(start?.day ?? dayOf(new Date()), start?.from ?? (new Date().getHours() + 1) * 60);
  const ends = entry
    ? new Date(entry.endsAt)
    : start?.from !== undefined
      ? at(start.day, start.to ?? Math.min(dayMinutes - 1, start.from + 60))
      : new Date(begins.getTime() + 3_600_000);
  const allDay = entry?.allDay ?? false;
  return {
    kind: entry?.kind ?? "meeting",
    name: record?.name ?? entry?.name ?? "",
    allDay,
    fromDay: allDay && entry ? entry.startsAt.slice(0, 10) : dayOf(begins),
    fromTime: allDay ? "09:00" : time(begins),
    toDay: allDay && entry ? addDays(entry.endsAt.slice(0, 10), -1) : dayOf(ends),
    toTime: allDay ? "10:00" : time(ends),
    zone: entry?.timeZone && !allDay && entry.timeZone !== "UTC" ? entry.timeZone : ownZone(),
    ...fromRule(record?.schedule?.rule),
    location: record?.location ?? "",
    link: record?.link ?? "",
    reminder: record?.reminders?.length ? String(record.reminders[0]) : entry ? "" : "10",
    contact: record?.contactId ? { id: record.contactId, name: contactName ?? "…" } : null,
    body: record?.bodyHtml ?? htmlOf(record?.body),
    bodyBefore: record?.bodyHtml ?? htmlOf(record?.body),
    attendees: record?.attendees ?? [],
    invites: record?.organizer ? undefined : (record?.invites ?? !record?.attendees?.some(isOutside)),
  };
}

/** A task is due at a time; everything else takes one. */
export function bodyOf(draft: Draft, alone: boolean | undefined, users: User[]) {
  const moment = (day: Day, clock: string) => new Date(`${day}T${clock || "00:00"}:00`).toISOString();
  const task = draft.kind === "task";
  const schedule = draft.allDay
    ? { startsAt: `${draft.fromDay}T00:00:00Z`, endsAt: `${addDays(draft.toDay, 1)}T00:00:00Z`, allDay: true }
    : {
        startsAt: moment(draft.fromDay, draft.fromTime),
        endsAt: moment(draft.toDay, draft.toTime),
        allDay: false,
      };
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    ...(draft.body === draft.bodyBefore
      ? {}
      : {
          bodyHtml: draft.body || null,
          mentions: mentionsOf(draft.body, users),
          ...(draft.body ? {} : { body: null }),
        }),
    location: draft.location.trim() || null,
    link: draft.link.trim() || null,
    contactId: draft.contact?.id ?? null,
    attendees: draft.attendees.map(({ occurrences: _, answeredAt: __, ...guest }) => guest),
    ...(draft.invites !== undefined && !task && draft.attendees.some(isOutside) ? { invites: draft.invites } : {}),
    reminders: draft.reminder === "" ? [] : [Number(draft.reminder)],
    ...(task
      ? { dueAt: moment(draft.fromDay, draft.fromTime), schedule: null }
      : {
          schedule: {
            ...schedule,
            timeZone: draft.zone,
            ...(alone ? {} : { rule: toRule(draft.repeat, draft.until, draft.custom) }),
          },
        }),
  };
}
