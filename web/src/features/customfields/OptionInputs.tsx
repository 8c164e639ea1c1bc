import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./CustomFields.module.css";

export interface Option {
  /** Absent for one that is new. */
  key?: string;
  label: string;
}

interface Props {
  options: Option[];
  onChange: (options: Option[]) => void;
  errors: Record<string, string>;
  /** How many that there were are taken out. */
  removed: number;
}

/** What may be chosen, in the order that it is offered in. */
export function OptionInputs({ options, onChange, errors, removed }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.options}>
      <legend>{t("customField.options")}</legend>
      {options.map((option, at) => (
        <div key={option.key ?? `new${at}`} className={classes.option}>
          <TextInput
            aria-label={t("customField.option", { number: at + 1 })}
            value={option.label}
            onChange={(event) => {
              const label = event.currentTarget.value;
              onChange(options.map((it, index) => (index === at ? { ...it, label } : it)));
            }}
            error={errors[`options[${at}].label`]}
          />
          <ActionIcon
            size={30}
            aria-label={t("customField.removeOption", { label: option.label || at + 1 })}
            onClick={() => onChange(options.filter((_, index) => index !== at))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...options, { label: "" }])}
        >
          {t("customField.addOption")}
        </Button>
      </div>
      {errors.options && (
        <p className={classes.hint} role="alert">
          {errors.options}
        </p>
      )}
      {removed > 0 && <p className={classes.hint}>{t("customField.removedHint", { count: removed })}</p>}
    </fieldset>
  );
}
