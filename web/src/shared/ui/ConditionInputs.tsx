import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type FieldKind, type Operator, ofDays, operatorsOf } from "@/shared/lib/cel";
import classes from "./ConditionInputs.module.css";

export interface FilterField {
  field: string;
  label: string;
  kind: FieldKind;
  choices?: { value: string; label: string }[];
  /** The heading that it stands below, where fields are many. */
  group?: string;
  /** What it can be asked, where that is less than its kind allows. */
  operators?: Operator[];
}

export function operatorsFor({ kind, operators }: FilterField): Operator[] {
  return operators ?? operatorsOf[kind];
}

interface OperatorProps {
  label: string;
  /** The label is for screen readers only. */
  quiet?: boolean;
  field: FilterField;
  value: Operator;
  onChange: (operator: Operator) => void;
}

export function OperatorSelect({ label, quiet, field, value, onChange }: OperatorProps) {
  const { t } = useTranslation();
  return (
    <Select
      {...(quiet ? { "aria-label": label } : { label })}
      data={operatorsFor(field).map((it) => ({ value: it, label: t(`filter.operator.${it}`) }))}
      value={value}
      onChange={(next) => next && onChange(next as Operator)}
      comboboxProps={{ withinPortal: false }}
      allowDeselect={false}
    />
  );
}

interface ValueProps {
  field: FilterField;
  operator: Operator;
  value: string;
  onChange: (value: string) => void;
  "data-autofocus"?: boolean;
}

/** The value of a condition, in what suits its field: a list to choose from, a number of days, a date, a text. */
export function ValueInput({ field, operator, value, onChange, ...rest }: ValueProps) {
  const { t } = useTranslation();
  const label = { "aria-label": t("filter.value"), ...rest };
  if (ofDays.has(operator)) {
    return (
      <TextInput
        {...label}
        type="number"
        min={1}
        value={value}
        rightSection={<span className={classes.unit}>{t("filter.daysUnit", { count: Number(value) || 0 })}</span>}
        rightSectionWidth={40}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (field.choices) {
    return (
      <Select
        {...label}
        placeholder={t("filter.choose")}
        data={field.choices}
        value={value || null}
        onChange={(next) => onChange(next ?? "")}
        searchable
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={t("state.nothingFound")}
      />
    );
  }
  const type = field.kind === "number" ? "number" : field.kind === "day" || field.kind === "instant" ? "date" : "text";
  return <TextInput {...label} type={type} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}
