import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { Contact, Employment } from "@/shared/api/types";
import { formatDay } from "@/shared/format/format";
import { Panel } from "@/shared/ui/Page";
import related from "@/shared/ui/related.module.css";
import { Avatar } from "@/shared/ui/values";
import classes from "./People.module.css";
import { RowsDialog } from "./RowsDialog";

/** Where a person works, and has worked: the role there, and since when. */
export function Jobs({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const can = useCan();
  const [editing, setEditing] = useState(false);
  const title = t("nav.companies");
  return (
    <Panel
      title={title}
      flush
      aside={
        can("contact", "update") &&
        !contact.mergedInto && (
          <Tooltip label={t("people.editCompanies")}>
            <ActionIcon aria-label={t("people.editCompanies")} onClick={() => setEditing(true)}>
              <IconPencil size={15} />
            </ActionIcon>
          </Tooltip>
        )
      }
    >
      {contact.companies.length === 0 ? (
        <p className={related.none}>{t("contact.noCompany")}</p>
      ) : (
        <ul className={related.list}>
          {contact.companies.map((job, at) => (
            <li key={at}>
              <Link
                to="/companies/$id"
                params={{ id: job.companyId }}
                className={[related.row, isOver(job) && classes.past].filter(Boolean).join(" ")}
              >
                <Avatar name={job.companyName} square />
                <span>
                  <span className={related.name}>{job.companyName}</span>
                  {job.role && <div className={related.hint}>{job.role}</div>}
                  <Period job={job} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <RowsDialog
          list="contacts"
          record={contact}
          field="companies"
          title={title}
          onClose={() => setEditing(false)}
        />
      )}
    </Panel>
  );
}

function isOver({ until }: Employment): boolean {
  return !!until && until < new Date().toISOString().slice(0, 10);
}

function Period({ job }: { job: Employment }) {
  const { t, i18n } = useTranslation();
  const { from, until } = job;
  if (!from && !until) return null;
  const day = (value: string) => formatDay(value, i18n.language);
  const text =
    from && until
      ? `${day(from)} – ${day(until)}`
      : from
        ? t("people.since", { day: day(from) })
        : t("people.to", { day: day(until ?? "") });
  return <div className={related.hint}>{text}</div>;
}
