import type { Money, Nullable } from "@/shared/api/types";

/** Numbers, money and times as the chosen language writes them. */
const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language, options);
    cache.set(key, format);
  }
  return format;
}

export function formatNumber(value: number, language: string): string {
  return numberFormat(language, { useGrouping: true }).format(value);
}

export function formatPercent(ratio: number, language: string, digits = 1): string {
  return numberFormat(language, {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(ratio);
}

/** Money with its currency; cents only where there are some. */
export function formatMoney(money: Money, language: string, compact = false): string {
  const value = Number(money.amount);
  const whole = compact || Number.isInteger(value);
  return numberFormat(language, {
    style: "currency",
    currency: money.currency,
    currencyDisplay: "narrowSymbol",
    useGrouping: true,
    ...(compact
      ? { notation: "compact", maximumFractionDigits: Math.abs(value) >= 1000 ? 1 : 0 }
      : { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: whole ? 0 : 2 }),
  } as Intl.NumberFormatOptions).format(value);
}

/** A day without a time: `2026-03-04` is that day in every time zone. */
export function formatDay(day: string, language: string): string {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  return new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(year, month - 1, date));
}

export function formatMonth(month: string, language: string, style: "short" | "long" = "short"): string {
  const [year = 0, index = 1] = month.split("-").map(Number);
  return new Intl.DateTimeFormat(language, { month: style, year: style === "long" ? "numeric" : "2-digit" }).format(
    new Date(year, index - 1, 1),
  );
}

export function formatTime(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago, or in how long: "3 days ago". */
export function formatRelative(instant: string, language: string, now = Date.now()): string {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(Math.round(seconds / 60) || 0, "minute");
}

export function formatDuration(seconds: number, language: string): string {
  const unit = (value: number, name: string) =>
    numberFormat(language, { style: "unit", unit: name, unitDisplay: "short" } as Intl.NumberFormatOptions).format(
      value,
    );
  if (seconds < 90) return unit(Math.max(1, Math.round(seconds)), "second");
  if (seconds < 5400) return unit(Math.round(seconds / 60), "minute");
  if (seconds < 172_800) return unit(Math.round(seconds / 3600), "hour");
  return unit(Math.round(seconds / 86_400), "day");
}

export function countryName(code: Nullable<string>, language: string): string {
  if (!code) return "";
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}

/** The first letters of a name, for an avatar. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0] ?? "?"];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

/** How large a file is. */
export function formatBytes(bytes: number, language: string): string {
  const [unit, size] = bytes >= 1_000_000 ? ["megabyte", 1_000_000] : bytes >= 1000 ? ["kilobyte", 1000] : ["byte", 1];
  return numberFormat(language, {
    style: "unit",
    unit: unit as string,
    unitDisplay: "short",
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  } as Intl.NumberFormatOptions).format(bytes / (size as number));
}
