import { MultiSelect, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CustomField, CustomValue, RecordLink } from "@/shared/api/custom";
import type { Money, ResourceName } from "@/shared/api/types";
import { MoneyInput } from "@/shared/ui/MoneyInput";
import { RecordPicker } from "@/shared/ui/RecordPicker";

interface Props {
  field: CustomField;
  value: CustomValue | undefined;
  onChange: (value: CustomValue | undefined) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

const places: Record<string, ResourceName> = {
  contact: "contacts",
  company: "companies",
  user: "users",
  deal: "deals",
  ticket: "tickets" as ResourceName,
};

/** What may be chosen: what is open, and what a record still has. */
export function choicesOf(field: CustomField, value: CustomValue | undefined) {
  const had = new Set(Array.isArray(value) ? value : [value]);
  return (field.options ?? [])
    .filter((option) => !option.archived || had.has(option.key))
    .map((option) => ({ value: option.key, label: option.label }));
}

/** The input of a custom field, as its kind asks for. */
export function CustomInput({ field, value, onChange, error, autoFocus }: Props) {
  const { t } = useTranslation();
  const common = {
    label: field.name,
    description: field.help ?? undefined,
    inputWrapperOrder: ["label", "input", "description", "error"] as ("label" | "input" | "description" | "error")[],
    error,
    ...(autoFocus ? { "data-autofocus": true } : {}),
  };
  const text = typeof value === "string" ? value : "";
  switch (field.kind) {
    case "number":
      return (
        <NumberInput
          {...common}
          size="xs"
          hideControls
          thousandSeparator=" "
          value={typeof value === "number" ? value : ""}
          onChange={(next) => onChange(typeof next === "number" ? next : undefined)}
        />
      );
    case "money": {
      const money = value as Money | undefined;
      return (
        <MoneyInput
          label={field.name}
          amount={money?.amount ?? ""}
          currency={money?.currency ?? "PLN"}
          onAmount={(amount) =>
            onChange(amount === "" ? undefined : { amount: String(amount), currency: money?.currency ?? "PLN" })
          }
          onCurrency={(currency) => money && onChange({ ...money, currency })}
          error={error}
        />
      );
    }
    case "date":
      return (
        <TextInput
          {...common}
          type="date"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case "choice":
      return (
        <Select
          {...common}
          data={choicesOf(field, value)}
          value={text || null}
          onChange={(next) => onChange(next ?? undefined)}
          searchable
          clearable
          comboboxProps={{ withinPortal: false }}
          nothingFoundMessage={t("state.nothingFound")}
        />
      );
    case "multi-choice":
      return (
        <MultiSelect
          {...common}
          size="xs"
          data={choicesOf(field, value)}
          value={Array.isArray(value) ? value : []}
          onChange={(next) => onChange(next.length ? next : undefined)}
          searchable
          comboboxProps={{ withinPortal: false }}
          nothingFoundMessage={t("state.nothingFound")}
        />
      );
    case "link":
      return (
        <RecordPicker
          {...common}
          resource={places[field.linkTo ?? ""] ?? "contacts"}
          value={(value as RecordLink | undefined) ?? null}
          onChange={(picked) => onChange(picked ?? undefined)}
          comboboxProps={{ withinPortal: false }}
        />
      );
    default:
      return (
        <Textarea
          {...common}
          autosize
          minRows={1}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
  }
}
