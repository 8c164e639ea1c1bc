import type { OpeningHours } from "@/shared/api/ticketing";

/** The name of a day of the week, 1 for Monday. */
export function dayName(day: number, language: string, style: "short" | "long" = "short"): string {
  // 1 January 2024 was a Monday
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" }).format(Date.UTC(2024, 0, day));
}

/** The week as it is said: days with the same hours together, such as "Mon – Fri 08:00–16:00". */
export function weekOf(hours: OpeningHours[], language: string): string[] {
  const byDay = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    text: hours
      .filter((it) => it.day === day)
      .sort((a, b) => a.from.localeCompare(b.from))
      .map((it) => `${it.from}–${it.to}`)
      .join(", "),
  }));
  const lines: { first: number; last: number; text: string }[] = [];
  for (const { day, text } of byDay) {
    const last = lines.at(-1);
    if (last && last.text === text && last.last === day - 1) last.last = day;
    else lines.push({ first: day, last: day, text });
  }
  return lines
    .filter((line) => line.text)
    .map(({ first, last, text }) =>
      first === last
        ? `${dayName(first, language)} ${text}`
        : `${dayName(first, language)} – ${dayName(last, language)} ${text}`,
    );
}
