import { Button } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Purpose, purposesOptions } from "@/shared/api/consents";
import { useCan } from "@/shared/api/session";
import { formatTime } from "@/shared/format/format";
import { FileMenu } from "@/shared/ui/list/FileMenu";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission, SkeletonFacts } from "@/shared/ui/states";
import { Pill } from "@/shared/ui/values";
import classes from "./Consents.module.css";
import { ledgerColumns } from "./ledgerColumns";
import { PurposeDialog } from "./PurposeDialog";

/** What people are written to for, what permits it, and what they are told. */
export function PurposesPage() {
  const { t } = useTranslation();
  const can = useCan();
  const purposes = useQuery({ ...purposesOptions, enabled: can("purpose", "read") });
  const [editing, setEditing] = useState<Purpose | "new">();
  const create = can("purpose", "create") && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setEditing("new")}>
      {t("purpose.new")}
    </Button>
  );
  const actions = (
    <>
      {can("consent", "read") && can("consent", "export") && (
        <FileMenu path="consents" params={{}} columns={ledgerColumns(t)} label={t("consent.export")} />
      )}
      {create}
    </>
  );
  return (
    <Page title={t("nav.purposes")} actions={actions}>
      {!can("purpose", "read") ? (
        <NoPermission />
      ) : (
        <div className={classes.page}>
          {purposes.isPending ? (
            <SkeletonFacts label={t("state.loading")} />
          ) : purposes.isError ? (
            <Failure error={purposes.error} retry={() => void purposes.refetch()} />
          ) : purposes.data.items.length === 0 ? (
            <Empty title={t("list.empty")} action={create} />
          ) : (
            purposes.data.items.map((purpose) => (
              <PurposePanel
                key={purpose.id}
                purpose={purpose}
                onEdit={can("purpose", "update") ? () => setEditing(purpose) : undefined}
              />
            ))
          )}
        </div>
      )}
      {editing && (
        <PurposeDialog purpose={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </Page>
  );
}

function PurposePanel({ purpose, onEdit }: { purpose: Purpose; onEdit: (() => void) | undefined }) {
  const { t, i18n } = useTranslation();
  const newest = purpose.wordings.at(-1);
  return (
    <Panel
      title={purpose.name}
      aside={
        <>
          {!purpose.active && <Pill>{t("purpose.off")}</Pill>}
          {onEdit && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconPencil size={14} stroke={1.6} />}
              aria-label={t("purpose.editOne", { name: purpose.name })}
              onClick={onEdit}
            >
              {t("purpose.edit")}
            </Button>
          )}
        </>
      }
    >
      <dl className={classes.facts}>
        <dt>{t("purpose.key")}</dt>
        <dd>
          <code>{purpose.key}</code>
        </dd>
        <dt>{t("purpose.legalBasis")}</dt>
        <dd>
          {t(`consent.basis.${purpose.legalBasis}`)}
          {purpose.doubleOptIn && ` · ${t("purpose.confirmed")}`}
        </dd>
        <dt>{t("purpose.channels")}</dt>
        <dd>{purpose.channels.map((channel) => t(`consent.channel.${channel}`)).join(", ")}</dd>
        <dt>{t("purpose.titles")}</dt>
        <dd>
          <span lang="pl">{purpose.title.pl}</span> · <span lang="en">{purpose.title.en}</span>
        </dd>
        {newest && (
          <>
            <dt>{t("purpose.wording")}</dt>
            <dd>
              <p lang="pl">{newest.text.pl}</p>
              <p lang="en">{newest.text.en}</p>
              <p className={classes.quiet}>
                {t("purpose.version", { version: newest.version })} · {formatTime(newest.at, i18n.language)}
              </p>
            </dd>
          </>
        )}
      </dl>
      {purpose.wordings.length > 1 && (
        <details className={classes.earlier}>
          <summary>{t("purpose.earlier", { count: purpose.wordings.length - 1 })}</summary>
          <ol reversed>
            {purpose.wordings
              .slice(0, -1)
              .reverse()
              .map((wording) => (
                <li key={wording.version}>
                  <p lang="pl">{wording.text.pl}</p>
                  <p lang="en">{wording.text.en}</p>
                  <p className={classes.quiet}>
                    {t("purpose.version", { version: wording.version })} · {formatTime(wording.at, i18n.language)}
                  </p>
                </li>
              ))}
          </ol>
        </details>
      )}
    </Panel>
  );
}
