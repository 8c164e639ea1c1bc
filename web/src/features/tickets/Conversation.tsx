import { Button, Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClock, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Message, messagesOptions, type Ticket } from "@/shared/api/ticketing";
import { FileList } from "@/shared/ui/files/FileList";
import { MailHtml } from "@/shared/ui/MailHtml";
import { Empty, Failure } from "@/shared/ui/states";
import { Ago, Avatar } from "@/shared/ui/values";
import { attachmentUrl } from "./api";
import classes from "./Tickets.module.css";

/** How many messages are shown at once; the first and the latest tell most. */
const SHOWN = 6;
const LATEST = 4;

/** What was said, from the first word on. */
export function Conversation({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const query = useQuery({ ...messagesOptions(ticket.id), refetchInterval: 8_000 });
  const [all, setAll] = useState(false);
  if (query.isPending) {
    return (
      <div className={classes.loading} role="status" aria-label={t("state.loading")}>
        <Skeleton height={120} />
        <Skeleton height={90} />
      </div>
    );
  }
  if (query.isError && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const messages = query.data;
  if (messages.length === 0) return <Empty title={t("ticket.noMessages")} hint={t("ticket.noMessagesHint")} />;
  const folded = !all && messages.length > SHOWN;
  const start = folded ? messages.slice(0, 1) : messages;
  const end = folded ? messages.slice(-LATEST) : [];
  return (
    <ol className={classes.conversation} aria-label={t("ticket.conversation")}>
      {start.map((message) => (
        <MessageItem key={message.id} message={message} ticket={ticket} />
      ))}
      {folded && (
        <li className={classes.folded}>
          <Button variant="default" size="compact-xs" onClick={() => setAll(true)}>
            {t("ticket.showBetween", { count: messages.length - 1 - LATEST })}
          </Button>
        </li>
      )}
      {end.map((message) => (
        <MessageItem key={message.id} message={message} ticket={ticket} />
      ))}
    </ol>
  );
}

function MessageItem({ message, ticket }: { message: Message; ticket: Ticket }) {
  const { t } = useTranslation();
  const [asText, setAsText] = useState(false);
  const known = message.fromEmail && message.fromEmail === ticket.contactEmail ? ticket.contactName : undefined;
  const from = message.fromName ?? known ?? message.fromEmail ?? t("ticket.somebody");
  return (
    <li className={classes.message} data-kind={message.kind}>
      <header className={classes.from}>
        <Avatar name={from} size={22} />
        <span className={classes.who}>{from}</span>
        {message.kind === "note" && (
          <span className={classes.internal}>
            <IconLock size={13} stroke={1.8} aria-hidden />
            {t("ticket.internal")}
          </span>
        )}
        {message.kind === "customer" && message.fromEmail && message.fromEmail !== from && (
          <span className={classes.address}>{message.fromEmail}</span>
        )}
        <span className={classes.when}>
          <Delivery message={message} />
          <Ago value={(message.kind === "customer" && message.sentAt) || message.createdAt} />
        </span>
      </header>
      {message.html && !asText ? (
        <MailHtml html={message.html} title={t("ticket.mailFrom", { name: from })} />
      ) : (
        <p className={classes.text}>{message.text}</p>
      )}
      {message.html && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={classes.format as string}
          onClick={() => setAsText(!asText)}
        >
          {asText ? t("ticket.asMail") : t("ticket.asText")}
        </Button>
      )}
      <div className={classes.attached}>
        <FileList
          label={t("ticket.attachments")}
          files={message.attachments}
          urlOf={(id) => attachmentUrl(ticket.id, id)}
        />
      </div>
    </li>
  );
}

/** Whether an answer has left the house. */
function Delivery({ message }: { message: Message }) {
  const { t } = useTranslation();
  if (message.kind !== "agent" || message.delivery === "none") return null;
  const Icon = { queued: IconClock, sent: IconCheck, failed: IconAlertTriangle }[message.delivery];
  return (
    <span className={classes.delivery} data-delivery={message.delivery} title={message.problem ?? undefined}>
      <Icon size={13} stroke={1.8} aria-hidden />
      {t(`ticket.delivery.${message.delivery}`)}
      {message.delivery === "failed" && message.problem && <span className="k-hidden">: {message.problem}</span>}
    </span>
  );
}
