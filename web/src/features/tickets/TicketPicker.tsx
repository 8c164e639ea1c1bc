import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pageOptions } from "@/shared/api/resources";
import type { Ticket } from "@/shared/api/ticketing";
import { subjectOf } from "./values";

interface Props extends Omit<SelectProps, "data" | "value" | "onChange"> {
  except: string[];
  value: Ticket | null;
  onChange: (ticket: Ticket | null) => void;
}

/** Picks another ticket by its number or a few letters of its subject. */
export function TicketPicker({ except, value, onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(value && text === subjectOf(value) ? "" : text.replace(/^#/, ""), 150);
  const number = /^\d+$/.test(q.trim()) ? q.trim() : undefined;
  const found = useQuery(
    pageOptions("tickets", {
      ...(number ? { filter: `number == ${number}` } : { q }),
      limit: 20,
      sort: "-lastMessageAt",
    }),
  );
  const items = (found.data?.items ?? []).filter((it) => !except.includes(it.id) && it.status !== "merged");
  const options = value && !items.some((it) => it.id === value.id) ? [value, ...items] : items;
  return (
    <Select
      {...rest}
      searchable
      placeholder={t("ticket.numberOrSubject")}
      searchValue={text}
      onSearchChange={setText}
      data={options.map((it) => ({ value: it.id, label: subjectOf(it) }))}
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => onChange(options.find((it) => it.id === id) ?? null)}
      nothingFoundMessage={found.isError ? t("state.searchFailed") : t("state.nothingFound")}
    />
  );
}
