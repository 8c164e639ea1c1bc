import { ActionIcon, Button, SegmentedControl, Select, Textarea, Tooltip } from "@mantine/core";
import { IconBrackets, IconCode, IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Condition,
  type FieldKind,
  type Group,
  isGroup,
  parseGroup,
  withoutValue,
  writeGroup,
} from "@/shared/lib/cel";
import { type FilterField, OperatorSelect, operatorsFor, ValueInput } from "./ConditionInputs";
import classes from "./FilterBuilder.module.css";
import { Refusal } from "./Refusal";

export type { FilterField } from "./ConditionInputs";

interface Props {
  label: string;
  fields: FilterField[];
  value: string;
  onChange: (filter: string) => void;
  /** What the server says against the present text, if it does. */
  error?: string | undefined;
  /** What the empty builder means: everybody, always. */
  empty: string;
  example?: string;
  readOnly?: boolean;
}

const deepest = 2;

/** Conditions in groups of all or any, built by choosing; the text of the filter is one click away and as good. */
export function FilterBuilder({ label, fields, value, onChange, error, empty, example, readOnly }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const known = useMemo(() => new Map(fields.map((it) => [it.field, it])), [fields]);
  const [group, setGroup] = useState(() => understood(value, known));
  const [asText, setAsText] = useState(false);
  const written = useRef(value);
  useEffect(() => {
    if (written.current === value && group) return;
    written.current = value;
    setGroup(understood(value, known));
  }, [value, known, group]);
  const kindOf = (field: string): FieldKind => known.get(field)?.kind ?? "text";
  const change = (next: Group) => {
    setGroup(next);
    written.current = writeGroup(next, kindOf);
    onChange(written.current);
  };
  const text = asText || !group;
  return (
    <section className={classes.builder} aria-label={label}>
      <header className={classes.head}>
        <h3 className={classes.label}>{label}</h3>
        <Tooltip label={text ? t("builder.asGroups") : t("filter.asText")}>
          <ActionIcon
            aria-label={text ? t("builder.asGroups") : t("filter.asText")}
            aria-pressed={text}
            disabled={!group}
            onClick={() => setAsText(!asText)}
          >
            <IconCode size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </header>
      {text ? (
        <>
          <Textarea
            aria-label={t("filter.text")}
            aria-describedby={error ? `${id}-error` : undefined}
            aria-invalid={!!error}
            placeholder={example}
            value={value}
            readOnly={readOnly ?? false}
            onChange={(event) => onChange(event.currentTarget.value)}
            autosize
            minRows={3}
            maxRows={12}
            spellCheck={false}
            classNames={{ input: classes.code as string }}
          />
          {!group && !error && <p className={classes.hint}>{t("builder.onlyText")}</p>}
        </>
      ) : (
        <fieldset className={classes.fieldset} disabled={readOnly}>
          <legend className="k-hidden">{label}</legend>
          <GroupEditor group={group} depth={0} known={known} fields={fields} onChange={change} empty={empty} />
        </fieldset>
      )}
      {error && <Refusal id={`${id}-error`} text={value} message={error} />}
    </section>
  );
}

/** The groups of a text, where all of its fields are known. */
function understood(text: string, known: Map<string, FilterField>): Group | undefined {
  const group = parseGroup(text);
  const fits = (it: Group, depth: number): boolean =>
    depth <= deepest &&
    it.items.every((item) => {
      if (isGroup(item)) return fits(item, depth + 1);
      const field = known.get(item.field);
      return !!field && operatorsFor(field).includes(item.operator);
    });
  return group && fits(group, 0) ? group : undefined;
}

interface GroupProps {
  group: Group;
  depth: number;
  known: Map<string, FilterField>;
  fields: FilterField[];
  onChange: (group: Group) => void;
  onRemove?: () => void;
  empty?: string;
}

function GroupEditor({ group, depth, known, fields, onChange, onRemove, empty }: GroupProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const put = (index: number, next: Condition | Group | undefined) =>
    onChange({
      ...group,
      items: group.items.flatMap((it, at) => (at === index ? (next ? [next] : []) : [it])),
    });
  const add = (item: Condition | Group) => onChange({ ...group, items: [...group.items, item] });
  const first = fields[0];
  const fresh = (): Condition => ({
    field: first?.field ?? "",
    operator: (first && operatorsFor(first)[0]) ?? "is",
    value: "",
  });
  return (
    <div className={classes.group} data-depth={depth} role="group" aria-label={t(`builder.join.${group.join}`)}>
      {(group.items.length > 1 || onRemove) && (
        <div className={classes.join}>
          <SegmentedControl
            size="xs"
            aria-label={t("builder.join.label")}
            data={[
              { value: "all", label: t("builder.join.all") },
              { value: "any", label: t("builder.join.any") },
            ]}
            value={group.join}
            onChange={(join) => onChange({ ...group, join: join as Group["join"] })}
          />
          {onRemove && (
            <ActionIcon className={classes.remove as string} aria-label={t("builder.removeGroup")} onClick={onRemove}>
              <IconX size={14} />
            </ActionIcon>
          )}
        </div>
      )}
      {group.items.length === 0 && empty && <p className={classes.hint}>{empty}</p>}
      <ul ref={list} className={classes.items}>
        {group.items.map((item, index) => (
          <li key={index}>
            {isGroup(item) ? (
              <GroupEditor
                group={item}
                depth={depth + 1}
                known={known}
                fields={fields}
                onChange={(next) => put(index, next)}
                onRemove={() => put(index, undefined)}
              />
            ) : (
              <ConditionRow
                condition={item}
                known={known}
                fields={fields}
                onChange={(next) => put(index, next)}
                onRemove={() => put(index, undefined)}
              />
            )}
          </li>
        ))}
      </ul>
      <div className={classes.add}>
        <Button variant="subtle" color="gray" leftSection={<IconPlus size={14} />} onClick={() => add(fresh())}>
          {t("builder.add")}
        </Button>
        {depth < deepest && group.items.length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconBrackets size={14} />}
            onClick={() => add({ join: group.join === "all" ? "any" : "all", items: [fresh()] })}
          >
            {t("builder.addGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}

interface RowProps {
  condition: Condition;
  known: Map<string, FilterField>;
  fields: FilterField[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function ConditionRow({ condition, known, fields, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const field = known.get(condition.field);
  const data = useMemo(() => byGroup(fields), [fields]);
  if (!field) return null;
  return (
    <div className={classes.row}>
      <div className={classes.what}>
        <Select
          aria-label={t("builder.field")}
          data={data}
          value={condition.field}
          onChange={(next) => {
            const chosen = known.get(next ?? "");
            if (!chosen) return;
            const operators = operatorsFor(chosen);
            const same = chosen.kind === field.kind && !field.choices && !chosen.choices;
            onChange({
              field: chosen.field,
              operator: operators.includes(condition.operator) ? condition.operator : (operators[0] ?? "is"),
              value: same ? condition.value : "",
            });
          }}
          searchable
          allowDeselect={false}
          comboboxProps={{ withinPortal: false, width: 240, position: "bottom-start" }}
          nothingFoundMessage={t("state.nothingFound")}
        />
      </div>
      <div>
        <OperatorSelect
          quiet
          label={t("builder.operator")}
          field={field}
          value={condition.operator}
          onChange={(operator) => onChange({ ...condition, operator })}
        />
      </div>
      <div>
        {!withoutValue.has(condition.operator) && (
          <ValueInput
            field={field}
            operator={condition.operator}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        )}
      </div>
      <ActionIcon
        className={classes.remove as string}
        aria-label={t("filter.remove", { sentence: field.label })}
        onClick={onRemove}
      >
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}

interface Choice {
  value: string;
  label: string;
}

/** The fields below their headings, as a list to choose from. */
function byGroup(fields: FilterField[]): (Choice | { group: string; items: Choice[] })[] {
  const groups = new Map<string, Choice[]>();
  for (const { field, label, group = "" } of fields) {
    const items = groups.get(group) ?? [];
    items.push({ value: field, label });
    groups.set(group, items);
  }
  const all: (Choice | { group: string; items: Choice[] })[] = [];
  for (const [group, items] of groups) {
    if (group) all.push({ group, items });
    else all.push(...items);
  }
  return all;
}
