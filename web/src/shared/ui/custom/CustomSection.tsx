import { Button } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CustomValues, useCustomFields } from "@/shared/api/custom";
import { CustomInput } from "./CustomInput";

interface Props {
  list: "contacts" | "companies";
  values: CustomValues;
  onChange: (values: CustomValues) => void;
  errorOf: (key: string) => string | undefined;
}

/** The custom fields of a form, folded away until they are wanted; nothing where there are none. */
export function CustomSection({ list, values, onChange, errorOf }: Props) {
  const { t } = useTranslation();
  const fields = useCustomFields(list).filter((field) => !field.archived);
  const [opened, setOpened] = useState(false);
  const open = opened || fields.some((field) => errorOf(field.key));
  if (!fields.length) return null;
  return (
    <>
      <div>
        <Button
          variant="subtle"
          color="gray"
          leftSection={open ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
          aria-expanded={open}
          onClick={() => setOpened(!open)}
        >
          {t("people.more")}
        </Button>
      </div>
      {open &&
        fields.map((field) => (
          <CustomInput
            key={field.key}
            field={field}
            value={values[field.key]}
            error={errorOf(field.key)}
            onChange={(value) => {
              const { [field.key]: _, ...others } = values;
              onChange(value === undefined ? others : { ...others, [field.key]: value });
            }}
          />
        ))}
    </>
  );
}
