import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { eventTypesOptions } from "./api";
import { eventChoices, resourceName } from "./words";

interface Props {
  value: string[];
  onChange: (types: string[]) => void;
  error?: string | undefined;
  readOnly?: boolean;
}

/** Types of events, one by one or all that happens to something. */
export function EventTypePicker({ value, onChange, error, readOnly }: Props) {
  const { t } = useTranslation();
  const known = useQuery(eventTypesOptions);
  const data = useMemo(() => {
    const groups = eventChoices(known.data ?? [], t).map(({ group, items }) => {
      const pattern = items[0]?.value.replace(/[^.]+\.v\d+$/, "*") ?? "";
      const all = { value: pattern, label: t("webhook.everything", { resource: resourceName(pattern, t) }) };
      return { group, items: [all, ...items] };
    });
    const listed = new Set(groups.flatMap(({ items }) => items.map((it) => it.value)));
    const others = value.filter((it) => !listed.has(it)).map((it) => ({ value: it, label: it }));
    return [...others, ...groups];
  }, [known.data, value, t]);
  return (
    <MultiSelect
      label={t("webhook.events")}
      description={t("webhook.eventsHint")}
      size="xs"
      required
      searchable
      data={data}
      value={value}
      onChange={onChange}
      error={error}
      nothingFoundMessage={t("state.nothingFound")}
      comboboxProps={{ withinPortal: false, floatingStrategy: "fixed" }}
      withScrollArea={false}
      classNames={{ options: "k-options" }}
      readOnly={readOnly ?? false}
      hidePickedOptions
    />
  );
}
