import { Button } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { type Queue, queuesOptions } from "@/shared/api/ticketing";
import { formatDuration } from "@/shared/format/format";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission, SkeletonFacts } from "@/shared/ui/states";
import { Blank, Person, Pill } from "@/shared/ui/values";
import { QueueDialog } from "./QueueDialog";
import classes from "./Queues.module.css";
import { weekOf } from "./week";

/** Where tickets wait, when people work there, and what is promised. */
export function QueuesPage() {
  const { t } = useTranslation();
  const can = useCan();
  const queues = useQuery({ ...queuesOptions, enabled: can("queue", "read") });
  const [editing, setEditing] = useState<Queue | "new">();
  const create = can("queue", "create") && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setEditing("new")}>
      {t("queue.new")}
    </Button>
  );
  return (
    <Page title={t("nav.queues")} actions={create}>
      {!can("queue", "read") ? (
        <NoPermission />
      ) : (
        <div className={classes.page}>
          {queues.isPending ? (
            <SkeletonFacts label={t("state.loading")} />
          ) : queues.isError ? (
            <Failure error={queues.error} retry={() => void queues.refetch()} />
          ) : queues.data.items.length === 0 ? (
            <Empty title={t("list.empty")} hint={t("queue.emptyHint")} action={create} />
          ) : (
            queues.data.items.map((queue) => (
              <QueuePanel
                key={queue.id}
                queue={queue}
                onEdit={can("queue", "update") ? () => setEditing(queue) : undefined}
              />
            ))
          )}
        </div>
      )}
      {editing && <QueueDialog queue={editing === "new" ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

function QueuePanel({ queue, onEdit }: { queue: Queue; onEdit: (() => void) | undefined }) {
  const { t, i18n } = useTranslation();
  const promise = (minutes: number | null | undefined) =>
    minutes ? formatDuration(minutes * 60, i18n.language) : <Blank />;
  const { calendar, serviceLevel } = queue;
  return (
    <Panel
      title={queue.name}
      aside={
        <>
          {queue.isDefault && <Pill tone="accent">{t("queue.isDefault")}</Pill>}
          {onEdit && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconPencil size={14} stroke={1.6} />}
              aria-label={t("queue.editOne", { name: queue.name })}
              onClick={onEdit}
            >
              {t("queue.edit")}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.queue}>
        <dl className={classes.facts}>
          <dt>{t("field.email")}</dt>
          <dd>{queue.email ?? <Blank />}</dd>
          <dt>{t("queue.manager")}</dt>
          <dd>
            <Person name={queue.managerName} />
          </dd>
          <dt>{t("queue.hours")}</dt>
          <dd>
            {weekOf(calendar.hours, i18n.language).map((line) => (
              <div key={line}>{line}</div>
            ))}
            <div className={classes.quiet}>
              {calendar.timeZone}
              {calendar.holidays.length > 0 && ` · ${t("queue.holidayCount", { count: calendar.holidays.length })}`}
            </div>
          </dd>
        </dl>
        <dl className={classes.promises} aria-label={t("ticket.promises")}>
          <div>
            <dt>{t("ticket.promise.firstResponse")}</dt>
            <dd>{promise(serviceLevel.firstResponseMinutes)}</dd>
          </div>
          <div>
            <dt>{t("ticket.promise.update")}</dt>
            <dd>{promise(serviceLevel.updateMinutes)}</dd>
          </div>
          <div>
            <dt>{t("ticket.promise.solution")}</dt>
            <dd>{promise(serviceLevel.solutionMinutes)}</dd>
          </div>
        </dl>
      </div>
    </Panel>
  );
}
