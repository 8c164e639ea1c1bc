import { Button } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Contact, Merger } from "@/shared/api/types";
import { formatTime } from "@/shared/format/format";
import named from "@/shared/ui/named.module.css";
import { Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { useUnmerge } from "./api";
import classes from "./Duplicates.module.css";

/** Takes a merge back, and says what stays where it is. */
function useTakeBack() {
  const { t } = useTranslation();
  const unmerge = useUnmerge();
  const takeBack = (contact: Contact, otherId?: string) =>
    unmerge.mutate(
      { contact, ...(otherId ? { otherId } : {}) },
      {
        onSuccess: ({ restored, kept }) => {
          const fields = kept.fields.map((field) => t(`field.${field}`));
          const records = kept.records.map(({ name, type }) => name ?? type);
          const stays = [...fields, ...records];
          toast({
            message: stays.length
              ? t("duplicate.unmergedKept", { name: restored.name, kept: stays.join(", ") })
              : t("duplicate.unmerged", { name: restored.name }),
          });
        },
        onError: (error) => toast({ bad: true, message: error.message }),
      },
    );
  return { takeBack, busy: unmerge.isPending };
}

/** On the page of a contact: whom it stands for. */
export function MergedPanel({ contact, merged }: { contact: Contact; merged: Merger[] }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const { takeBack, busy } = useTakeBack();
  const others = useQueries({ queries: merged.map(({ contactId }) => recordOptions("contacts", contactId)) });
  return (
    <Panel title={t("duplicate.mergedHere")}>
      <ul className={classes.merged}>
        {merged.map((merger, index) => (
          <li key={merger.mergeId}>
            <span>
              <Link to="/contacts/$id" params={{ id: merger.contactId }} className={named.link}>
                {others[index]?.data?.name ?? t("duplicate.aContact")}
              </Link>
              <span className={classes.hint}>{formatTime(merger.at, i18n.language)}</span>
              {merger.reason && <span className={classes.hint}>{merger.reason}</span>}
            </span>
            {can("contact", "update") && !contact.mergedInto && (
              <Button
                size="compact-xs"
                variant="default"
                loading={busy}
                aria-label={t("duplicate.unmergeOne", { name: others[index]?.data?.name ?? "" })}
                onClick={() => takeBack(contact, merger.contactId)}
              >
                {t("duplicate.unmerge")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** On the page of a contact that another one stands for. */
export function MergedBanner({ contact, into }: { contact: Contact; into: Merger }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const { takeBack, busy } = useTakeBack();
  return (
    <div className={classes.banner} role="status">
      <span>
        {t("duplicate.isMerged")}
        {into.reason && ` ${into.reason}`}
      </span>
      <span className={classes.gap} />
      {can("contact", "update") && (
        <Button size="compact-sm" variant="default" loading={busy} onClick={() => takeBack(contact)}>
          {t("duplicate.unmerge")}
        </Button>
      )}
      <Button size="compact-sm" onClick={() => void navigate({ to: "/contacts/$id", params: { id: into.contactId } })}>
        {t("duplicate.openSurvivor")}
      </Button>
    </div>
  );
}
