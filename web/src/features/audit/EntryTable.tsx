import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataList, type ListColumn } from "@/shared/ui/list/DataList";
import { Ago, Blank } from "@/shared/ui/values";
import classes from "./Audit.module.css";
import type { AuditEntry, Of } from "./types";
import { happened, resourceWord, valueWords, whoOf } from "./words";

interface Props {
  rows: Of<AuditEntry>[];
  onOpen: (entry: Of<AuditEntry>) => void;
  hasMore: boolean;
  loadMore: () => void;
}

/** Changes as rows: what happened to what, who did it, and in short what differs. */
export function EntryTable({ rows, onOpen, hasMore, loadMore }: Props) {
  const { t } = useTranslation();
  const columns = useMemo<ListColumn<Of<AuditEntry>>[]>(
    () => [
      {
        id: "record",
        header: t("audit.record"),
        size: 240,
        cell: (entry) => (
          <button type="button" className={classes.open} onClick={() => onOpen(entry)}>
            {entry.recordName || entry.recordId}
          </button>
        ),
      },
      {
        id: "what",
        header: t("audit.what"),
        size: 180,
        card: "aside",
        cell: (entry) => `${resourceWord(entry.resource, t)}: ${happened(entry.type, t)}`,
      },
      {
        id: "changes",
        header: t("audit.changed"),
        size: 320,
        cell: (entry) => (entry.changes.length === 0 ? <Blank /> : <Summary entry={entry} />),
      },
      { id: "actor", header: t("audit.actor"), size: 170, cell: (entry) => whoOf(entry, t) },
      { id: "reason", header: t("audit.reason"), size: 160, cell: (entry) => entry.reason ?? <Blank />, card: "none" },
      {
        id: "address",
        header: t("audit.address"),
        size: 120,
        hidden: true,
        card: "none",
        cell: (entry) => entry.address ?? <Blank />,
      },
      {
        id: "at",
        header: t("audit.at"),
        size: 130,
        align: "right",
        card: "corner",
        cell: (entry) => <Ago value={entry.at} />,
      },
    ],
    [t, onOpen],
  );
  return (
    <DataList
      name="audit"
      label={t("audit.changes")}
      rows={rows}
      columns={columns}
      sort={undefined}
      onSort={() => undefined}
      onOpen={onOpen}
      hasMore={hasMore}
      loadMore={loadMore}
    />
  );
}

function Summary({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const [first] = entry.changes;
  if (!first) return null;
  const more = entry.changes.length - 1;
  return (
    <span>
      {first.field}: {valueWords(first.before, t)} → {valueWords(first.after, t)}
      {more > 0 && <span className={classes.hint}> {t("audit.more", { count: more })}</span>}
    </span>
  );
}
