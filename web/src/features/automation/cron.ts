import type { TFunction } from "i18next";

const days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** What a schedule of six fields, from seconds, says in words; undefined where that would need a story. */
export function cronInWords(cron: string, t: TFunction, language: string): string | undefined {
  const [second, minute = "", hour = "", day = "", month, weekday = "", ...rest] = cron.trim().split(/\s+/);
  if (second !== "0" || month !== "*" || rest.length || !weekday) return undefined;
  const anyDay = day === "*" || day === "?";
  const anyWeekday = weekday === "*" || weekday === "?";
  const step = /^(?:\*|0)\/(\d+)$/.exec(minute);
  if (step && hour === "*" && anyDay && anyWeekday) return t("cron.everyMinutes", { count: Number(step[1]) });
  if (!/^\d+$/.test(minute)) return undefined;
  if (hour === "*" && anyDay && anyWeekday) return t("cron.hourly", { minute: minute.padStart(2, "0") });
  if (!/^\d+$/.test(hour)) return undefined;
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(
    new Date(2026, 0, 1, Number(hour), Number(minute)),
  );
  if (anyDay && anyWeekday) return t("cron.daily", { time });
  if (anyDay) {
    if (/^(MON-FRI|1-5)$/i.test(weekday)) return t("cron.workdays", { time });
    const names = weekday.split(",").map((it) => dayName(it, language));
    return names.every(Boolean) ? t("cron.weekly", { days: names.join(", "), time }) : undefined;
  }
  if (/^\d+$/.test(day) && anyWeekday) return t("cron.monthly", { day, time });
  return undefined;
}

function dayName(text: string, language: string): string | undefined {
  const index = days.indexOf(text.toUpperCase());
  const number = index >= 0 ? index : /^[0-7]$/.test(text) ? Number(text) % 7 : -1;
  if (number < 0) return undefined;
  // the first of February 2026 is a Sunday
  return new Intl.DateTimeFormat(language, { weekday: "long" }).format(new Date(2026, 1, 1 + number));
}

export const cronExamples = ["0 0 8 * * *", "0 0 8 * * MON-FRI", "0 0 8 * * MON", "0 0 8 1 * *", "0 0 * * * *"];
