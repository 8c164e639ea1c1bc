import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Money as MoneyValue, Nullable } from "@/shared/api/types";
import {
  countryName,
  formatDay,
  formatMoney,
  formatNumber,
  formatRelative,
  formatTime,
  initials,
} from "@/shared/format/format";
import classes from "./values.module.css";

/** Shown where a value is missing; quiet for the eye, silent for the screen reader. */
export function Blank() {
  return (
    <span className={classes.blank} data-blank aria-hidden>
      –
    </span>
  );
}

export function Money({ value, compact }: { value: Nullable<MoneyValue>; compact?: boolean }) {
  const { i18n } = useTranslation();
  if (!value) return <Blank />;
  const text = formatMoney(value, i18n.language, compact);
  return compact ? <span title={formatMoney(value, i18n.language)}>{text}</span> : <span>{text}</span>;
}

export function Count({ value }: { value: Nullable<number> }) {
  const { i18n } = useTranslation();
  return value === null || value === undefined ? <Blank /> : <span>{formatNumber(value, i18n.language)}</span>;
}

export function Day({ value }: { value: Nullable<string> }) {
  const { i18n } = useTranslation();
  return value ? <time dateTime={value}>{formatDay(value, i18n.language)}</time> : <Blank />;
}

/** How long ago, with the exact time on hover. */
export function Ago({ value }: { value: Nullable<string> }) {
  const { i18n } = useTranslation();
  if (!value) return <Blank />;
  return (
    <time dateTime={value} title={formatTime(value, i18n.language)}>
      {formatRelative(value, i18n.language)}
    </time>
  );
}

export function Country({ code }: { code: Nullable<string> }) {
  const { i18n } = useTranslation();
  return code ? <span>{countryName(code, i18n.language)}</span> : <Blank />;
}

const hues = 8;

function hueOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % hues;
}

export function Avatar({ name, square, size = 22 }: { name: string; square?: boolean; size?: 18 | 22 | 40 }) {
  return (
    <span
      className={classes.avatar}
      data-hue={hueOf(name)}
      data-square={square || undefined}
      data-size={size}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
}

export function Person({ name }: { name: Nullable<string> }) {
  if (!name) return <Blank />;
  return (
    <span className={classes.person}>
      <Avatar name={name} size={18} />
      <span className={classes.clip}>{name}</span>
    </span>
  );
}

export function Tags({ values }: { values: string[] | undefined }) {
  if (!values?.length) return <Blank />;
  return (
    <span className={classes.tags}>
      {values.map((value) => (
        <span key={value} className={classes.tag}>
          {value}
        </span>
      ))}
    </span>
  );
}

export type Tone = "neutral" | "accent" | "good" | "bad" | "warn";

export function Pill({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      {children}
    </span>
  );
}

export function Hint({ label, children }: { label: string; children: ReactNode }) {
  return <Tooltip label={label}>{children}</Tooltip>;
}
