import { ActionIcon, NumberInput, Select, Switch, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { kinds, type QualityRule, type RuleKind } from "./api";
import classes from "./Quality.module.css";
import { fieldLabel, ruleLabel } from "./words";

interface Props {
  rule: QualityRule;
  fields: string[];
  errorOf: (field: string) => string | undefined;
  onChange: (rule: QualityRule) => void;
  onRemove: () => void;
}

/** One rule: the field, what is asked of it, and how much it counts. */
export function RuleFields({ rule, fields, errorOf, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const asked = [...fields, ...(rule.kind === "fresh" ? ["updatedAt"] : [])];
  const known = asked.includes(rule.field) ? asked : [...asked, rule.field];
  const put = (some: Partial<QualityRule>) => onChange({ ...rule, ...some });
  return (
    <li className={classes.rule} aria-label={ruleLabel(t, rule)}>
      <div className={classes.ruleRow}>
        <Select
          aria-label={t("quality.field")}
          data={known.map((it) => ({ value: it, label: fieldLabel(t, it) }))}
          value={rule.field}
          onChange={(field) => field && put({ field })}
          error={errorOf("field")}
          allowDeselect={false}
          searchable
        />
        <Select
          aria-label={t("quality.kind")}
          className={classes.kind as string}
          data={kinds.map((it) => ({ value: it, label: t(`quality.kinds.${it}`) }))}
          value={rule.kind}
          onChange={(kind) => put({ kind: kind as RuleKind, pattern: null, days: null, condition: null })}
          allowDeselect={false}
        />
        <NumberInput
          aria-label={t("quality.weight")}
          className={classes.weight as string}
          min={1}
          max={10}
          prefix="× "
          value={rule.weight}
          onChange={(weight) => put({ weight: Number(weight) || 1 })}
          error={errorOf("weight")}
        />
        <Switch
          aria-label={t("quality.active")}
          className={classes.active as string}
          checked={rule.active}
          onChange={(event) => put({ active: event.currentTarget.checked })}
        />
        <ActionIcon aria-label={t("quality.removeRule", { rule: ruleLabel(t, rule) })} onClick={onRemove}>
          <IconTrash size={15} />
        </ActionIcon>
      </div>
      {rule.kind === "format" && (
        <TextInput
          aria-label={t("quality.pattern")}
          placeholder="https?://.+"
          classNames={{ input: classes.code as string }}
          value={rule.pattern ?? ""}
          onChange={(event) => put({ pattern: event.currentTarget.value })}
          error={errorOf("pattern")}
        />
      )}
      {rule.kind === "fresh" && (
        <NumberInput
          aria-label={t("quality.days")}
          suffix={` ${t("quality.daysUnit")}`}
          min={1}
          value={rule.days ?? ""}
          onChange={(days) => put({ days: Number(days) || null })}
          error={errorOf("days")}
        />
      )}
      {rule.kind === "consistent" && (
        <>
          <TextInput
            aria-label={t("quality.condition")}
            placeholder={'country != "PL" || has(phones)'}
            classNames={{ input: classes.code as string }}
            value={rule.condition ?? ""}
            onChange={(event) => put({ condition: event.currentTarget.value })}
            error={errorOf("condition")}
          />
          <TextInput
            aria-label={t("quality.name")}
            placeholder={t("quality.name")}
            value={rule.name ?? ""}
            onChange={(event) => put({ name: event.currentTarget.value || null })}
            error={errorOf("name")}
          />
        </>
      )}
    </li>
  );
}
