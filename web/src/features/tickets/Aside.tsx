import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconPlus, IconStar, IconStarFilled, IconX } from "@tabler/icons-react";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pageOptions, recordOptions, usePatch } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Ticket } from "@/shared/api/ticketing";
import { formatDuration } from "@/shared/format/format";
import { quote } from "@/shared/lib/cel";
import { Panel } from "@/shared/ui/Page";
import related from "@/shared/ui/related.module.css";
import { Ago, Blank, Pill } from "@/shared/ui/values";
import { Due } from "./Due";
import { useRefusal } from "./TicketControls";
import { TicketPicker } from "./TicketPicker";
import classes from "./Tickets.module.css";
import { Status, subjectOf } from "./values";

/** What was promised, what was kept, and what is due next. */
export function Promises({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation();
  const { times } = ticket;
  const took = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined ? undefined : formatDuration(minutes * 60, i18n.language);
  const rows = [
    {
      id: "firstResponse",
      due: times.firstResponseDueAt,
      done: times.firstResponseAt,
      took: took(times.firstResponseMinutes),
    },
    { id: "update", due: times.updateDueAt, done: undefined, took: undefined },
    { id: "solution", due: times.solutionDueAt, done: times.solvedAt, took: took(times.solutionMinutes) },
  ] as const;
  return (
    <Panel
      title={t("ticket.promises")}
      aside={times.breached ? <Pill tone="bad">{t("ticket.breached")}</Pill> : undefined}
    >
      <p className={classes.next}>
        <Due ticket={ticket} named />
      </p>
      <dl className={classes.promises}>
        {rows.map((row) => (
          <div key={row.id} className={classes.promise}>
            <dt>{t(`ticket.promise.${row.id}`)}</dt>
            <dd>
              {row.done ? (
                <span title={row.took}>
                  {row.took ? t("ticket.took", { time: row.took }) : <Ago value={row.done} />}
                </span>
              ) : row.due ? (
                <Ago value={row.due} />
              ) : (
                <Blank />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** What the customer said of the help. */
export function Rating({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const { satisfaction } = ticket;
  if (!satisfaction) return null;
  return (
    <Panel title={t("ticket.satisfaction")} aside={<Ago value={satisfaction.at} />}>
      <p className={classes.stars}>
        {[1, 2, 3, 4, 5].map((it) =>
          it <= satisfaction.score ? (
            <IconStarFilled key={it} size={16} aria-hidden />
          ) : (
            <IconStar key={it} size={16} stroke={1.5} aria-hidden />
          ),
        )}
        <span>{t("ticket.score", { score: satisfaction.score })}</span>
      </p>
      {satisfaction.comment && <blockquote className={classes.comment}>{satisfaction.comment}</blockquote>}
    </Panel>
  );
}

/** Other tickets that it is about. */
export function Links({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const patch = usePatch("tickets");
  const onError = useRefusal(ticket);
  const editable = can("ticket", "update") && ticket.status !== "merged";
  const linked = useQueries({ queries: ticket.linkedIds.map((id) => recordOptions("tickets", id)) });
  const write = (linkedIds: string[]) =>
    patch.mutate(
      { id: ticket.id, version: ticket.version, patch: { linkedIds } },
      { onError, onSuccess: () => setAdding(false) },
    );
  return (
    <Panel
      title={t("ticket.linked")}
      aside={
        editable && (
          <Tooltip label={t("ticket.link")}>
            <ActionIcon aria-label={t("ticket.link")} onClick={() => setAdding(!adding)}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )
      }
      flush
    >
      {adding && (
        <div className={classes.adding}>
          <TicketPicker
            label={t("ticket.which")}
            except={[ticket.id, ...ticket.linkedIds]}
            value={null}
            onChange={(other) => other && write([...ticket.linkedIds, other.id])}
            autoFocus
          />
        </div>
      )}
      {ticket.linkedIds.length === 0 && !adding && <p className={related.none}>{t("ticket.noLinks")}</p>}
      <ul className={related.list}>
        {linked.map(({ data }, index) => {
          const id = ticket.linkedIds[index] ?? "";
          return (
            <li key={id} className={classes.linked}>
              <Link to="/tickets/$id" params={{ id }} className={related.item}>
                <span className={related.name}>{data ? subjectOf(data) : "…"}</span>
                {data && (
                  <span className={related.facts}>
                    <Status status={data.status} />
                  </span>
                )}
              </Link>
              {editable && (
                <ActionIcon
                  size={24}
                  aria-label={t("ticket.unlink", { name: data ? subjectOf(data) : id })}
                  onClick={() => write(ticket.linkedIds.filter((it) => it !== id))}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** What else the same customer asked for. */
export function OtherTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const who = ticket.contactId
    ? `contactId == ${quote(ticket.contactId)}`
    : ticket.contactEmail
      ? `contactEmail == ${quote(ticket.contactEmail)}`
      : undefined;
  const others = useQuery({
    ...pageOptions("tickets", { filter: `${who} && id != ${quote(ticket.id)}`, sort: "-createdAt", limit: 6 }),
    enabled: !!who,
  });
  const items = (others.data?.items ?? []).filter((it) => it.id !== ticket.id);
  if (items.length === 0) return null;
  return (
    <Panel title={t("ticket.others")} flush>
      <TicketItems tickets={items} />
    </Panel>
  );
}

function TicketItems({ tickets }: { tickets: Ticket[] }) {
  return (
    <ul className={related.list}>
      {tickets.map((it) => (
        <li key={it.id}>
          <Link to="/tickets/$id" params={{ id: it.id }} className={related.item}>
            <span className={related.name}>{subjectOf(it)}</span>
            <span className={related.facts}>
              <Status status={it.status} />
              <Ago value={it.createdAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The tickets of a customer, on the customer's page. */
export function RelatedTickets({ filter, onCreate }: { filter: string; onCreate?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  const tickets = useQuery({
    ...pageOptions("tickets", { filter, sort: "-createdAt", limit: 6 }),
    enabled: can("ticket", "read"),
  });
  if (!can("ticket", "read")) return null;
  return (
    <Panel
      title={t("nav.tickets")}
      aside={
        onCreate &&
        can("ticket", "create") && (
          <Tooltip label={t("ticket.new")}>
            <ActionIcon aria-label={t("ticket.new")} onClick={onCreate}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )
      }
      flush
    >
      {tickets.isError ? (
        <p className={related.none}>
          {t("ticket.notLoaded")}{" "}
          <Button variant="subtle" size="compact-xs" onClick={() => void tickets.refetch()}>
            {t("action.retry")}
          </Button>
        </p>
      ) : tickets.data?.items.length ? (
        <TicketItems tickets={tickets.data.items} />
      ) : (
        <p className={related.none}>{t("ticket.none")}</p>
      )}
    </Panel>
  );
}
