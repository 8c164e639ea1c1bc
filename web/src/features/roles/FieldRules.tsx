import { ActionIcon, Button, Select } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Roles.module.css";
import type { FieldAccess, FieldRule, RoleResource } from "./types";

interface Props {
  resources: RoleResource[];
  rules: FieldRule[];
  /** Absent where one may only look. */
  onChange?: ((rules: FieldRule[]) => void) | undefined;
}

/** The fields that a role keeps from its holders. */
export function FieldRules({ resources, rules, onChange }: Props) {
  const { t } = useTranslation();
  const [resource, setResource] = useState<string | null>("deal");
  const [field, setField] = useState<string | null>(null);
  const [access, setAccess] = useState<FieldAccess>("hidden");
  const nameOf = (name: string) => t(`roles.resource.${name}`, { defaultValue: name });
  const fieldName = (name: string) => t(`field.${name}`, { defaultValue: name });
  const free = (resources.find((it) => it.name === resource)?.fields ?? []).filter(
    (name) => !rules.some((rule) => rule.resource === resource && rule.field === name),
  );
  const add = () => {
    if (!resource || !field) return;
    onChange?.([...rules, { resource, field, access }]);
    setField(null);
  };
  return (
    <div className={classes.rules}>
      <p className={classes.hint}>{t("roles.fieldsHint")}</p>
      {rules.length > 0 && (
        <ul className={classes.ruleList}>
          {rules.map((rule) => (
            <li key={`${rule.resource}.${rule.field}`}>
              <span>
                {nameOf(rule.resource)} · <strong>{fieldName(rule.field)}</strong>
              </span>
              <span className={classes.access} data-access={rule.access}>
                {t(`roles.access.${rule.access}`)}
              </span>
              {onChange && (
                <ActionIcon
                  size={26}
                  aria-label={t("roles.removeRule", { field: fieldName(rule.field) })}
                  onClick={() => onChange(rules.filter((it) => it !== rule))}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {onChange && (
        <div className={classes.newRule}>
          <Select
            label={t("roles.records")}
            data={resources.filter((it) => it.fields.length).map((it) => ({ value: it.name, label: nameOf(it.name) }))}
            value={resource}
            onChange={(next) => {
              setResource(next);
              setField(null);
            }}
            allowDeselect={false}
          />
          <Select
            label={t("roles.field")}
            data={free.map((name) => ({ value: name, label: fieldName(name) }))}
            value={field}
            onChange={setField}
            searchable
          />
          <Select
            label={t("roles.how")}
            data={(["hidden", "read-only"] as const).map((value) => ({ value, label: t(`roles.access.${value}`) }))}
            value={access}
            onChange={(next) => next && setAccess(next as FieldAccess)}
            allowDeselect={false}
          />
          <Button variant="default" leftSection={<IconPlus size={14} />} disabled={!field} onClick={add}>
            {t("roles.addRule")}
          </Button>
        </div>
      )}
    </div>
  );
}
