import { ActionIcon, Button, Popover, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { IconBrackets, IconCode, IconFilter, IconPlus, IconX } from "@tabler/icons-react";
import { type FormEvent, lazy, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import {
  type Condition,
  type Operator,
  ofDays,
  operatorsOf,
  parseConditions,
  withoutValue,
  writeConditions,
} from "@/shared/lib/cel";
import { type FilterField, OperatorSelect, ValueInput } from "./ConditionInputs";
import classes from "./FilterBar.module.css";
import { columnOf } from "./Refusal";

const BuildFilter = lazy(() => import("./BuildFilter"));

export type { FilterField } from "./ConditionInputs";

interface Props {
  fields: FilterField[];
  value: string;
  onChange: (filter: string) => void;
  /** The server's refusal of the present filter, shown where the text is. */
  error?: unknown;
}

/** Filter chips that read like a sentence, with the text of the filter one click away. */
export function FilterBar({ fields, value, onChange, error }: Props) {
  const { t } = useTranslation();
  const conditions = parseConditions(value);
  const known = conditions?.every((condition) => fields.some((it) => it.field === condition.field));
  const refused = error instanceof Problem && error.status === 400;
  const [asText, setAsText] = useState(false);
  const [building, setBuilding] = useState(false);
  const showText = asText || !known || refused;
  const kindOf = (field: string) => fields.find((it) => it.field === field)?.kind ?? "text";
  const write = (next: Condition[]) => onChange(writeConditions(next, kindOf));

  return (
    <div className={classes.bar} role="group" aria-label={t("filter.label")}>
      {showText || !conditions ? (
        <FilterText key={value} value={value} onApply={onChange} error={refused ? error : undefined} />
      ) : (
        <>
          {conditions.map((condition, index) => (
            <Chip
              key={index}
              condition={condition}
              field={fields.find((it) => it.field === condition.field) as FilterField}
              onChange={(next) => write(conditions.map((it, at) => (at === index ? next : it)))}
              onRemove={() => write(conditions.filter((_, at) => at !== index))}
            />
          ))}
          <AddChip
            fields={fields}
            onAdd={(condition) => write([...conditions, condition])}
            first={!conditions.length}
          />
        </>
      )}
      <Tooltip label={t("filter.build")}>
        <ActionIcon aria-label={t("filter.build")} onClick={() => setBuilding(true)}>
          <IconBrackets size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={showText ? t("filter.asChips") : t("filter.asText")}>
        <ActionIcon
          aria-label={showText ? t("filter.asChips") : t("filter.asText")}
          aria-pressed={showText}
          onClick={() => {
            if (showText && !known) onChange("");
            setAsText(!showText);
          }}
        >
          <IconCode size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {building && (
        <Suspense>
          <BuildFilter
            fields={fields}
            value={value}
            onApply={(filter) => {
              setBuilding(false);
              onChange(filter);
            }}
            onClose={() => setBuilding(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

function FilterText({
  value,
  onApply,
  error,
}: {
  value: string;
  onApply: (text: string) => void;
  error?: Problem | undefined;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const id = useId();
  const message = error?.errors.find((it) => it.field === "filter")?.message ?? error?.detail;
  const column = message ? columnOf(message) : undefined;
  return (
    <form
      className={classes.text}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onApply(text.trim());
      }}
    >
      <TextInput
        id={id}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        aria-label={t("filter.text")}
        placeholder={t("filter.example")}
        classNames={{ input: classes.code as string }}
        error={message ? true : undefined}
        aria-describedby={message ? `${id}-error` : undefined}
        spellCheck={false}
        autoComplete="off"
        rightSection={
          text ? (
            <ActionIcon size={20} aria-label={t("filter.clear")} onClick={() => onApply("")}>
              <IconX size={14} />
            </ActionIcon>
          ) : undefined
        }
      />
      <Button type="submit" variant="default">
        {t("filter.apply")}
      </Button>
      {message && (
        <p id={`${id}-error`} className={classes.error} role="alert">
          {column !== undefined && (
            <span className={classes.caret} aria-hidden>
              {`${" ".repeat(Math.max(0, column - 1))}▲`}
            </span>
          )}
          {message?.replace(/^\d+:\d+:\s*/, "")}
        </p>
      )}
    </form>
  );
}

interface ChipProps {
  condition: Condition;
  field: FilterField;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function Chip({ condition, field, onChange, onRemove }: ChipProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const shown = ofDays.has(condition.operator)
    ? t("filter.days", { count: Number(condition.value) })
    : (field.choices?.find((choice) => choice.value === condition.value)?.label ?? condition.value);
  const sentence = `${field.label} ${t(`filter.operator.${condition.operator}`)} ${shown}`.trim();
  return (
    <span className={classes.chip}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus>
        <Popover.Target>
          <UnstyledButton
            className={classes.sentence}
            onClick={() => setOpen(!open)}
            aria-label={t("filter.edit", { sentence })}
          >
            {field.label} <span className={classes.quiet}>{t(`filter.operator.${condition.operator}`)}</span> {shown}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t("filter.label")}>
          <ConditionForm
            field={field}
            initial={condition}
            onDone={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <UnstyledButton className={classes.remove} onClick={onRemove} aria-label={t("filter.remove", { sentence })}>
        <IconX size={13} />
      </UnstyledButton>
    </span>
  );
}

/** First the field, then the condition, in one place. */
function AddChip({
  fields,
  onAdd,
  first,
}: {
  fields: FilterField[];
  onAdd: (condition: Condition) => void;
  first: boolean;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<FilterField>();
  const show = (next: boolean) => {
    setOpen(next);
    setField(undefined);
  };
  return (
    <Popover opened={open} onChange={show} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={first ? <IconFilter size={14} stroke={1.6} /> : <IconPlus size={14} stroke={1.6} />}
          onClick={() => show(!open)}
        >
          {t("filter.add")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("filter.label")}>
        {field ? (
          <ConditionForm
            field={field}
            onDone={(condition) => {
              show(false);
              onAdd(condition);
            }}
          />
        ) : (
          <ul className={classes.fields}>
            {fields.map((it) => (
              <li key={it.field}>
                <UnstyledButton className={classes.field} onClick={() => setField(it)}>
                  {it.label}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function ConditionForm({
  field,
  initial,
  onDone,
}: {
  field: FilterField;
  initial?: Condition;
  onDone: (condition: Condition) => void;
}) {
  const { t } = useTranslation();
  const [operator, setOperator] = useState<Operator>(initial?.operator ?? operatorsOf[field.kind][0] ?? "is");
  const [value, setValue] = useState(initial?.value ?? "");
  const needsValue = !withoutValue.has(operator);
  return (
    <form
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        event.stopPropagation();
        if (!needsValue || value) onDone({ field: field.field, operator, value: needsValue ? value : "" });
      }}
    >
      <OperatorSelect label={field.label} field={field} value={operator} onChange={setOperator} />
      {needsValue && <ValueInput field={field} operator={operator} value={value} onChange={setValue} data-autofocus />}
      <Button type="submit" disabled={needsValue && !value}>
        {t("filter.apply")}
      </Button>
    </form>
  );
}
