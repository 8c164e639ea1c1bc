import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pageOptions } from "@/shared/api/resources";
import type { ResourceName } from "@/shared/api/types";

export interface Picked {
  id: string;
  name: string;
}

interface Props extends Omit<SelectProps, "data" | "value" | "onChange"> {
  resource: ResourceName;
  /** CEL that the records to pick from have to satisfy. */
  within?: string;
  value: Picked | null;
  onChange: (picked: Picked | null) => void;
}

/** Picks a record by a few letters of its name; the server searches. */
export function RecordPicker({ resource, within, value, onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value?.name ?? "");
  const [q] = useDebouncedValue(text === value?.name ? "" : text, 150);
  const found = useQuery(pageOptions(resource, { q, filter: within, limit: 20, sort: "name" }));
  const items: Picked[] = found.data?.items ?? [];
  const options = value && !items.some((item) => item.id === value.id) ? [value, ...items] : items;
  return (
    <Select
      {...rest}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      data={options.map((item) => ({ value: item.id, label: item.name }))}
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => onChange(options.find((item) => item.id === id) ?? null)}
      nothingFoundMessage={found.isError ? t("state.searchFailed") : t("state.nothingFound")}
    />
  );
}
