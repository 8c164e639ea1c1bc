import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan, useMe } from "@/shared/api/session";
import { type Ticket, useQueues } from "@/shared/api/ticketing";
import { quote } from "@/shared/lib/cel";
import type { ListColumn } from "@/shared/ui/DataList";
import type { FilterField } from "@/shared/ui/FilterBar";
import named from "@/shared/ui/named.module.css";
import { type ListSearch, type ListView, ResourceList } from "@/shared/ui/ResourceList";
import { Ago, Person, Pill, Tags } from "@/shared/ui/values";
import { priorities, settable } from "./api";
import { Due } from "./Due";
import classes from "./Tickets.module.css";
import { Priority, Requester, Status } from "./values";

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  onCreate: () => void;
}

const open = 'status in ["new", "open"]';

/** Everybody who waits for help, and for how long they may. */
export function TicketsPage({ search, onSearch, onCreate }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const users = useUsers();
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
        size: 190,
        cell: (ticket) => <Requester ticket={ticket} />,
      },
      {
        id: "priority",
        header: t("ticket.priorityName"),
        size: 104,
        cell: (ticket) => <Priority priority={ticket.priority} />,
      },
      {
        id: "owner",
        header: t("ticket.assignee"),
        size: 150,
        sort: "ownerName",
        cell: (ticket) =>
          ticket.ownerName ? <Person name={ticket.ownerName} /> : <Pill tone="warn">{t("ticket.nobody")}</Pill>,
      },
      { id: "queue", header: t("ticket.queue"), size: 130, hidden: true, cell: (ticket) => ticket.queueName ?? "" },
      { id: "tags", header: t("field.tags"), size: 140, hidden: true, cell: (ticket) => <Tags values={ticket.tags} /> },
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
    [t],
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
      {
        field: "ownerId",
        label: t("ticket.assignee"),
        kind: "choice",
        choices: users.map((user) => ({ value: user.id, label: user.name })),
      },
      { field: "contactEmail", label: t("field.email"), kind: "text" },
      { field: "companyName", label: t("field.company"), kind: "text" },
      { field: "tags", label: t("field.tags"), kind: "tags" },
      { field: "createdAt", label: t("field.created"), kind: "instant" },
    ],
    [t, users, queues],
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
      emptyHint={t("ticket.emptyHint")}
      to={(id) => `/tickets/${id}`}
    />
  );
}
