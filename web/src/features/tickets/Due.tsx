import { IconClock, IconClockExclamation } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Ticket } from "@/shared/api/ticketing";
import { formatDuration, formatRelative, formatTime } from "@/shared/format/format";
import { Blank } from "@/shared/ui/values";
import { nextDue, urgencyOf } from "./api";
import classes from "./Tickets.module.css";

const TICK = 15_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time, every few seconds, from one clock for all countdowns. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** What has to be done next, and in how long; coloured only where it is late or nearly so. */
export function Due({ ticket, named }: { ticket: Pick<Ticket, "status" | "times">; named?: boolean }) {
  const { t, i18n } = useTranslation();
  const time = Math.max(useNow(), Date.now() - TICK);
  const due = nextDue(ticket);
  if (!due) return <Blank />;
  const tone = urgencyOf(due.at, time);
  const Icon = tone === "bad" ? IconClockExclamation : IconClock;
  const what = t(`ticket.promise.${due.promise}`);
  const when =
    tone === "bad"
      ? t("ticket.late", { time: formatDuration((time - Date.parse(due.at)) / 1000, i18n.language) })
      : formatRelative(due.at, i18n.language, time);
  return (
    <span className={classes.due} data-tone={tone} title={`${what}: ${formatTime(due.at, i18n.language)}`}>
      <Icon size={14} stroke={1.7} aria-hidden />
      <span className={named ? undefined : "k-hidden"}>{what}: </span>
      <time dateTime={due.at}>{when}</time>
    </span>
  );
}
