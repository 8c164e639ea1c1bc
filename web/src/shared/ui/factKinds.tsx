import type { TFunction } from "i18next";
import type { Money as MoneyValue, Owned, Resource, User } from "@/shared/api/types";
import type { Fact } from "./fact";
import { Ago, Blank, Count, Day, Money, Person, Tags } from "./values";

type Keys<T, V> = { [K in keyof T]-?: NonNullable<T[K]> extends V ? K : never }[keyof T] & string;

/** An empty value is written as null, which takes the field away. */
const orNull = (value: string) => value.trim() || null;

export function textFact<T>(field: Keys<T, string>, label: string, as: "text" | "long" = "text"): Fact<T> {
  const read = (record: T) => (record[field] as string | null | undefined) ?? "";
  return {
    id: field,
    label,
    show: (record) => (read(record) ? <span>{read(record)}</span> : <Blank />),
    edit: { as, read, write: (value) => ({ [field]: orNull(value) }) as Partial<T> },
  };
}

export function numberFact<T>(field: Keys<T, number>, label: string): Fact<T> {
  return {
    id: field,
    label,
    show: (record) => <Count value={record[field] as number | null | undefined} />,
    edit: {
      as: "number",
      read: (record) => String(record[field] ?? ""),
      write: (value) => ({ [field]: value === "" ? null : Number(value) }) as Partial<T>,
    },
  };
}

export function dayFact<T>(field: Keys<T, string>, label: string): Fact<T> {
  return {
    id: field,
    label,
    show: (record) => <Day value={record[field] as string | null | undefined} />,
    edit: {
      as: "day",
      read: (record) => (record[field] as string | null | undefined) ?? "",
      write: (value) => ({ [field]: orNull(value) }) as Partial<T>,
    },
  };
}

/** Money in the currency that the record has already. */
export function moneyFact<T>(field: Keys<T, MoneyValue>, label: string, currency: string): Fact<T> {
  const money = (record: T) => record[field] as MoneyValue | null | undefined;
  return {
    id: field,
    label,
    show: (record) => <Money value={money(record)} />,
    edit: {
      as: "number",
      suffix: currency,
      read: (record) => money(record)?.amount ?? "",
      write: (value, record) =>
        ({
          [field]: value === "" ? null : { amount: value, currency: money(record)?.currency ?? currency },
        }) as Partial<T>,
    },
  };
}

export function ownerFact<T extends Owned>(label: string, users: User[]): Fact<T> {
  return {
    id: "ownerId",
    label,
    show: (record) => <Person name={record.ownerName} />,
    edit: {
      as: "choice",
      choices: users.map((user) => ({ value: user.id, label: user.name })),
      read: (record) => record.ownerId ?? "",
      write: (value) => ({ ownerId: orNull(value) }) as Partial<T>,
    },
  };
}

export function tagsFact<T extends { tags: string[] }>(label: string): Fact<T> {
  return {
    id: "tags",
    label,
    show: (record) => <Tags values={record.tags} />,
    edit: {
      as: "tags",
      read: (record) => record.tags.join("\n"),
      write: (value) => ({ tags: value ? value.split("\n") : [] }) as unknown as Partial<T>,
    },
  };
}

export function timeFacts<T extends Resource>(t: TFunction): Fact<T>[] {
  return [
    { id: "createdAt", label: t("field.created"), show: (record) => <Ago value={record.createdAt} /> },
    { id: "updatedAt", label: t("field.updated"), show: (record) => <Ago value={record.updatedAt} /> },
  ];
}
