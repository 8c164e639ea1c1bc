import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useAct, usePatch, useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { type Ticket, useQueues } from "@/shared/api/ticketing";
import { toast } from "@/shared/ui/toast";
import { priorities, settable } from "./api";
import classes from "./Tickets.module.css";

/** Says why something was not done; a colleague who was faster is named as such. */
export function useRefusal(ticket: Pick<Ticket, "number" | "name">) {
  const { t } = useTranslation();
  return (error: Error) =>
    toast({
      bad: true,
      title: t("ticket.notDone", { number: ticket.number }),
      message:
        error instanceof Problem && error.status === 412 ? t("conflict.moved", { name: ticket.name }) : error.message,
    });
}

/** Where the ticket stands and whose it is: always in sight, changed in one step. */
export function TicketControls({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const queues = useQueues();
  const act = useAct("tickets");
  const patch = usePatch("tickets");
  const onError = useRefusal(ticket);
  const locked = !can("ticket", "update") || ticket.status === "merged";
  const busy = act.isPending || patch.isPending;
  const people = users
    .filter((user) => user.status === "active" || user.id === ticket.ownerId)
    .map((user) => ({ value: user.id, label: user.name }));
  const shared = { disabled: locked, "aria-busy": busy, allowDeselect: false } as const;
  const change = (to: Partial<Ticket>) =>
    patch.mutate({ id: ticket.id, version: ticket.version, patch: to }, { onError });
  return (
    <div className={classes.controls}>
      <Select
        {...shared}
        label={t("field.status")}
        data={[...new Set([ticket.status, ...settable])].map((value) => ({
          value,
          label: t(`ticket.status.${value}`),
        }))}
        value={ticket.status}
        onChange={(status) =>
          status &&
          status !== ticket.status &&
          act.mutate({ record: ticket, verb: "status", body: { status } }, { onError })
        }
      />
      <Select
        {...shared}
        label={t("ticket.assignee")}
        placeholder={t("ticket.nobody")}
        searchable
        clearable
        nothingFoundMessage={t("state.nothingFound")}
        data={people}
        value={ticket.ownerId ?? null}
        onChange={(ownerId) =>
          ownerId !== (ticket.ownerId ?? null) &&
          act.mutate({ record: ticket, verb: "assign", body: { ownerId } }, { onError })
        }
      />
      <Select
        {...shared}
        label={t("ticket.priorityName")}
        data={priorities.map((value) => ({ value, label: t(`ticket.priority.${value}`) }))}
        value={ticket.priority}
        onChange={(priority) => priority && change({ priority: priority as Ticket["priority"] })}
      />
      <Select
        {...shared}
        label={t("ticket.queue")}
        data={
          queues.length
            ? queues.map((queue) => ({ value: queue.id, label: queue.name }))
            : [{ value: ticket.queueId, label: ticket.queueName ?? ticket.queueId }]
        }
        value={ticket.queueId}
        onChange={(queueId) => queueId && change({ queueId })}
      />
    </div>
  );
}
