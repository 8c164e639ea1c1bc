import { Button, Modal } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { formatTime } from "@/shared/format/format";
import named from "@/shared/ui/named.module.css";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import classes from "./Audit.module.css";
import type { AuditEntry } from "./types";
import { happened, pathOf, resourceWord, valueWords, whoOf } from "./words";

interface Props {
  /** The service and the entry's id, with a colon between. */
  reference: string;
  onClose: () => void;
  /** Shows everything that happened to the record. */
  onRecord: (recordId: string) => void;
}

/** One change in full: before and after, who, from where and why, and its place in the chain. */
export function EntrySheet({ reference, onClose, onRecord }: Props) {
  const { t } = useTranslation();
  const [service = "", id = ""] = reference.split(":");
  const query = useQuery({
    queryKey: ["audit", "entry", service, id],
    queryFn: ({ signal }) =>
      request<AuditEntry>(`/api/v1/audit/${service}/entries/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const entry = query.data;
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={entry ? `${resourceWord(entry.resource, t)}: ${happened(entry.type, t)}` : t("nav.audit")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      {query.isError ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : !entry ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : (
        <>
          <Facts entry={entry} />
          <Differences entry={entry} />
          <Button
            variant="default"
            mt={16}
            leftSection={<IconHistory size={14} />}
            onClick={() => onRecord(entry.recordId)}
          >
            {t("audit.ofRecord")}
          </Button>
        </>
      )}
    </Modal>
  );
}

function Facts({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation();
  const path = pathOf(entry.resource, entry.recordId);
  const facts: [string, string | null | undefined][] = [
    ["actor", whoOf(entry, t)],
    ["at", formatTime(entry.at, i18n.language)],
    ["reason", entry.reason],
    ["client", entry.client],
    ["address", entry.address],
    ["agent", entry.agent],
  ];
  return (
    <dl className={classes.facts}>
      <dt>{t("audit.record")}</dt>
      <dd>
        {path ? (
          <Link to={path as string} className={named.link}>
            {entry.recordName || entry.recordId}
          </Link>
        ) : (
          entry.recordName || entry.recordId
        )}
      </dd>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className={classes.fact}>
            <dt>{t(`audit.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
      <dt>{t("audit.position")}</dt>
      <dd>
        {entry.position} · <code className={classes.hash}>{entry.hash}</code>
      </dd>
    </dl>
  );
}

function Differences({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  if (entry.changes.length === 0) return <p className={classes.hint}>{t("audit.noValues")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t("audit.changed")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t("audit.field")}</th>
            <th>{t("audit.before")}</th>
            <th>{t("audit.after")}</th>
          </tr>
        </thead>
        <tbody>
          {entry.changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">{change.field}</th>
              <td>{change.before === undefined ? "–" : <del>{valueWords(change.before, t)}</del>}</td>
              <td>{change.after === undefined ? "–" : <ins>{valueWords(change.after, t)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
