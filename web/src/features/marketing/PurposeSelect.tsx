import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { purposesOptions } from "@/shared/api/consents";

interface Props {
  value: string;
  onChange: (key: string) => void;
  error?: string | undefined;
  readOnly: boolean;
}

/** What a mail is for: that decides who may get it. */
export function PurposeSelect({ value, onChange, error, readOnly }: Props) {
  const { t, i18n } = useTranslation();
  const purposes = useQuery(purposesOptions);
  const usable =
    purposes.data?.items.filter((it) => it.key === value || (it.active && it.channels.includes("email"))) ?? [];
  const chosen = usable.find((it) => it.key === value);
  return (
    <Select
      label={t("purpose.one")}
      description={chosen ? t(`purpose.reach.${chosen.legalBasis}`) : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      data={
        usable.length > 0
          ? usable.map((it) => ({
              value: it.key,
              label: `${i18n.language === "pl" ? it.title.pl : it.title.en} (${t(`consent.basis.${it.legalBasis}`)})`,
            }))
          : [{ value, label: value }]
      }
      value={value}
      onChange={(next) => next && onChange(next)}
      allowDeselect={false}
      error={error}
      readOnly={readOnly}
    />
  );
}
