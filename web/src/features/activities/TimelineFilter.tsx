import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import classes from "./Timeline.module.css";
import type { Wanted } from "./timeline";

const kinds = [
  "activity",
  "email",
  "mail",
  "deal",
  "ticket",
  "message",
  "consent",
  "lead",
  "submission",
  "run",
  "contact",
  "company",
];
const periods = [7, 30, 90, 365];

interface Props {
  value: Wanted;
  onChange: (value: Wanted) => void;
}

/** Narrows a customer's timeline down: what, by whom, since when. */
export function TimelineFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const users = useUsers();
  return (
    <fieldset className={classes.filter} aria-label={t("timeline.filter.title")}>
      <Select
        size="xs"
        aria-label={t("timeline.filter.kind")}
        placeholder={t("timeline.filter.everything")}
        data={kinds.map((kind) => ({ value: kind, label: t(`timeline.filter.kinds.${kind}`) }))}
        value={value.type ?? null}
        onChange={(type) => onChange({ ...value, type: type ?? undefined })}
        clearable
      />
      <Select
        size="xs"
        aria-label={t("timeline.filter.by")}
        placeholder={t("timeline.filter.everybody")}
        data={users.map((user) => ({ value: user.id, label: user.name }))}
        value={value.by ?? null}
        onChange={(by) => onChange({ ...value, by: by ?? undefined })}
        searchable
        clearable
      />
      <Select
        size="xs"
        aria-label={t("timeline.filter.period")}
        placeholder={t("timeline.filter.ever")}
        data={periods.map((days) => ({ value: String(days), label: t("timeline.filter.days", { count: days }) }))}
        value={value.days ? String(value.days) : null}
        onChange={(days) => onChange({ ...value, days: days ? Number(days) : undefined })}
        clearable
      />
    </fieldset>
  );
}
