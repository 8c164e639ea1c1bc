import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Links, OtherTickets, Promises, Rating } from "@/features/tickets/Aside";
import { Conversation } from "@/features/tickets/Conversation";
import { Reply } from "@/features/tickets/Reply";
import { TicketActions } from "@/features/tickets/TicketActions";
import { TicketControls } from "@/features/tickets/TicketControls";
import { TicketFacts } from "@/features/tickets/TicketFacts";
import { Summary, subjectOf } from "@/features/tickets/values";
import type { Ticket } from "@/shared/api/ticketing";
import named from "@/shared/ui/named.module.css";
import { Panel } from "@/shared/ui/Page";
import { RecordPage } from "@/shared/ui/Record";
import { RecordGate } from "./RecordGate";

const route = getRouteApi("/tickets/$id");

export default function Screen() {
  const { id } = route.useParams();
  return (
    <RecordGate key={id} resource="tickets" id={id}>
      {(ticket) => <TicketRecord ticket={ticket} />}
    </RecordGate>
  );
}

function TicketRecord({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  return (
    <RecordPage
      title={subjectOf(ticket)}
      subtitle={<Summary ticket={ticket} />}
      actions={<TicketActions ticket={ticket} />}
      mainFirst
      facts={
        <Panel title={t("record.facts")}>
          <TicketControls ticket={ticket} />
          <TicketFacts ticket={ticket} />
        </Panel>
      }
      middle={
        <>
          {ticket.mergedIntoId && (
            <p role="status">
              {t("ticket.mergedHere")}{" "}
              <Link to="/tickets/$id" params={{ id: ticket.mergedIntoId }} className={named.link}>
                {t("ticket.openMerged")}
              </Link>
            </p>
          )}
          <Conversation ticket={ticket} />
          {ticket.status !== "merged" && <Reply key={ticket.id} ticket={ticket} />}
        </>
      }
      related={
        <>
          <Promises ticket={ticket} />
          <Rating ticket={ticket} />
          <Links ticket={ticket} />
          <OtherTickets ticket={ticket} />
        </>
      }
    />
  );
}
