import { IconArrowDown, IconArrowUp, IconFlame, IconMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Ticket, TicketPriority, TicketStatus } from "@/shared/api/ticketing";
import { Pill } from "@/shared/ui/values";
import { toneOf } from "./api";
import classes from "./Tickets.module.css";

const icons: Record<TicketPriority, typeof IconMinus> = {
  low: IconArrowDown,
  normal: IconMinus,
  high: IconArrowUp,
  urgent: IconFlame,
};

export function Status({ status }: { status: TicketStatus }) {
  const { t } = useTranslation();
  return <Pill tone={toneOf[status]}>{t(`ticket.status.${status}`)}</Pill>;
}

/** How much a ticket hurts; only what hurts is coloured. */
export function Priority({ priority }: { priority: TicketPriority }) {
  const { t } = useTranslation();
  const Icon = icons[priority] ?? IconMinus;
  return (
    <span className={classes.priority} data-priority={priority}>
      <Icon size={14} stroke={1.8} aria-hidden />
      {t(`ticket.priority.${priority}`)}
    </span>
  );
}

/** Who asks. */
export function Requester({ ticket }: { ticket: Ticket }) {
  const name = ticket.contactName ?? ticket.contactEmail ?? "–";
  return (
    <span className={classes.requester}>
      {name}
      {ticket.companyName && <span className={classes.quiet}> · {ticket.companyName}</span>}
    </span>
  );
}

/** What a ticket is, in a line. */
export function Summary({ ticket }: { ticket: Ticket }) {
  return (
    <span className={classes.subtitle}>
      <Status status={ticket.status} />
      {ticket.priority !== "normal" && <Priority priority={ticket.priority} />}
      <Requester ticket={ticket} />
    </span>
  );
}

export function subjectOf(ticket: Pick<Ticket, "number" | "name">): string {
  return `#${ticket.number} ${ticket.name}`;
}
