import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useMe } from "@/shared/api/session";
import { type Ticket, useQueues } from "@/shared/api/ticketing";
import { quote } from "@/shared/lib/cel";
import type { FilterField } from "@/shared/ui/FilterBar";
import { editable, type ListPageProps, useCommon } from "@/shared/ui/list/common";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListView, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Ago } from "@/shared/ui/values";
import { priorities, settable } from "./api";
import { Due } from "./Due";
import classes from "./Tickets.module.css";
import { Priority, Requester, Status } from "./values";

const open = 'status in ["new", "open"]';

/** Everybody who waits for help, and for how long they may. */
export function TicketsPage({ search, onSearch, onCreate }: ListPageProps) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const common = useCommon();
  const queues = useQueues();
  const views = useMemo<ListView[]>(
    () => [
      { id: "open", label: t("ticket.view.open"), filter: open },
      { id: "mine", label: t("ticket.view.mine"), filter: `${open} && ownerId == ${quote(me?.id ?? "")}` },
      { id: "unassigned", label: t("ticket.view.unassigned"), filter: `${open} && !has(ownerId)` },
      { id: "pending", label: t("ticket.view.pending"), filter: 'status == "pending"' },
      { id: "solved", label: t("ticket.view.solved"), filter: 'status in ["solved", "closed"]' },
      { id: "all", label: t("ticket.view.all") },
    ],
    [t, me],
  );
  const columns = useMemo<ListColumn<Ticket>[]>(
    () => [
      {
        id: "name",
        header: t("ticket.subject"),
        path: "name",
        size: 250,
        cell: (ticket) => (
          <Link to="/tickets/$id" params={{ id: ticket.id }} className={named.named}>
            <span className={classes.number}>#{ticket.number}</span>
            <span>{ticket.name}</span>
          </Link>
        ),
      },
      {
        id: "status",
        header: t("field.status"),
        size: 108,
        sort: "status",
        card: "aside",
        cell: (ticket) => <Status status={ticket.status} />,
      },
      {
        id: "due",
        header: t("ticket.due"),
        size: 172,
        cell: (ticket) => <Due ticket={ticket} />,
      },
      {
        id: "requester",
        header: t("ticket.requester"),
        path: "contactName",
        size: 190,
        cell: (ticket) => <Requester ticket={ticket} />,
      },
      {
        id: "priority",
        header: t("ticket.priorityName"),
        path: "priority",
        size: 104,
        cell: (ticket) => <Priority priority={ticket.priority} />,
      },
      common.owner(t("ticket.assignee"), t("ticket.nobody")),
      {
        id: "queue",
        header: t("ticket.queue"),
        path: "queueName",
        size: 130,
        hidden: true,
        cell: (ticket) => ticket.queueName ?? "",
      },
      common.tags(),
      {
        id: "lastMessageAt",
        header: t("ticket.lastMessage"),
        size: 140,
        sort: "lastMessageAt",
        align: "right",
        card: "none",
        cell: (ticket) => <Ago value={ticket.lastMessageAt ?? ticket.updatedAt} />,
      },
    ],
    [t, common],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      {
        field: "status",
        label: t("field.status"),
        kind: "choice",
        choices: (["new", ...settable, "merged"] as const).map((value) => ({
          value,
          label: t(`ticket.status.${value}`),
        })),
      },
      {
        field: "priority",
        label: t("ticket.priorityName"),
        kind: "choice",
        choices: priorities.map((value) => ({ value, label: t(`ticket.priority.${value}`) })),
      },
      {
        field: "queueId",
        label: t("ticket.queue"),
        kind: "choice",
        choices: queues.map((queue) => ({ value: queue.id, label: queue.name })),
      },
      common.ownerField(t("ticket.assignee")),
      { field: "contactEmail", label: t("field.email"), kind: "text" },
      { field: "companyName", label: t("field.company"), kind: "text" },
      common.tagsField(),
      common.createdField(),
    ],
    [t, common, queues],
  );
  return (
    <ResourceList
      resource="tickets"
      title={t("nav.tickets")}
      views={views}
      columns={columns}
      fields={fields}
      defaultSort="-lastMessageAt"
      refetchInterval={15_000}
      search={search}
      onSearch={onSearch}
      create={can("ticket", "create") ? { label: t("ticket.new"), onClick: onCreate } : undefined}
      permission="ticket"
      bulk={{ assign: true, tags: true, fields: editable(fields, "priority", "queueId") }}
      emptyHint={t("ticket.emptyHint")}
      to={(id) => `/tickets/${id}`}
    />
  );
}
