import { IconCode, IconFileImport, IconForms, IconMail, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Leads.module.css";
import type { Lead, LeadSource } from "./types";

const icons: Record<LeadSource, typeof IconMail> = {
  form: IconForms,
  api: IconCode,
  import: IconFileImport,
  email: IconMail,
  manual: IconPencil,
};

/** What a lead came through. */
export function Source({ lead }: { lead: Pick<Lead, "source" | "sourceName"> }) {
  const { t } = useTranslation();
  const Icon = icons[lead.source] ?? IconPencil;
  const kind = t(`lead.sources.${lead.source}`);
  return (
    <span className={classes.source} title={lead.sourceName ? `${kind}: ${lead.sourceName}` : kind}>
      <Icon size={15} stroke={1.6} aria-hidden />
      <span className={classes.clip}>{lead.sourceName ?? kind}</span>
    </span>
  );
}
