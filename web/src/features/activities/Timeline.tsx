import { Button, Skeleton } from "@mantine/core";
import {
  IconArrowsExchange,
  IconBolt,
  IconBuilding,
  IconCalendarEvent,
  IconCheckbox,
  IconCircleCheck,
  IconCircleX,
  IconClick,
  IconClockExclamation,
  IconFilterPlus,
  IconForms,
  IconLifebuoy,
  IconLock,
  IconMail,
  IconMailForward,
  IconMailOpened,
  IconMailX,
  IconMessage,
  IconNote,
  IconPencil,
  IconPhone,
  IconPlus,
  IconShieldCheck,
  IconShieldQuestion,
  IconShieldX,
  IconStar,
  IconTargetArrow,
  IconUser,
} from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import type { FieldChange, Money as MoneyValue, TimelineItem } from "@/shared/api/types";
import { formatDay } from "@/shared/format/format";
import { Empty, Failure } from "@/shared/ui/states";
import { Ago, Money } from "@/shared/ui/values";
import { EmailFiles } from "./EmailFiles";
import { EmailSubject } from "./EmailSubject";
import type { EmailFile } from "./emails";
import classes from "./Timeline.module.css";
import { TimelineFilter } from "./TimelineFilter";
import { kindOf, type Subject, timelineOptions, type Wanted } from "./timeline";

/** What happened with a customer, the newest first, from every service. */
export function Timeline({ subject }: { subject: Subject }) {
  const [wanted, setWanted] = useState<Wanted>({});
  const filterable = subject.type === "contacts" || subject.type === "companies";
  return (
    <>
      {filterable && <TimelineFilter value={wanted} onChange={setWanted} />}
      <Entries subject={subject} wanted={wanted} />
    </>
  );
}

function Entries({ subject, wanted }: { subject: Subject; wanted: Wanted }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({ ...timelineOptions(subject, wanted), refetchInterval: 15_000 });
  if (query.isPending) {
    return (
      <div className={classes.loading} role="status" aria-label={t("state.loading")}>
        {Array.from({ length: 5 }, (_, index) => (
          <Skeleton key={index} height={36} />
        ))}
      </div>
    );
  }
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  const narrowed = wanted.type || wanted.by || wanted.days;
  if (items.length === 0 && narrowed) return <Empty title={t("timeline.filter.none")} />;
  if (items.length === 0) return <Empty title={t("timeline.empty")} hint={t("timeline.emptyHint")} />;
  return (
    <>
      <ol className={classes.timeline} aria-label={t("timeline.title")}>
        {items.map((item) => (
          <Entry key={item.id} item={item} subject={subject} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          color="gray"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("timeline.more")}
        </Button>
      )}
    </>
  );
}

const activityIcons: Record<string, typeof IconNote> = {
  call: IconPhone,
  meeting: IconCalendarEvent,
  note: IconNote,
  email: IconMail,
  task: IconCheckbox,
};

const subjectIcons: Record<string, typeof IconNote> = {
  contact: IconUser,
  company: IconBuilding,
  deal: IconTargetArrow,
  activity: IconNote,
  lead: IconFilterPlus,
  mail: IconMail,
  email: IconMail,
  ticket: IconLifebuoy,
  message: IconMessage,
  run: IconBolt,
  submission: IconForms,
  consent: IconShieldQuestion,
};

/** Where what happened says more than what it happened to. */
const eventIcons: Record<string, typeof IconNote> = {
  "consent.given": IconShieldCheck,
  "consent.withdrawn": IconShieldX,
  "lead.converted": IconArrowsExchange,
  "lead.disqualified": IconCircleX,
  "lead.qualified": IconCircleCheck,
  "email.failed": IconMailX,
  "mail.opened": IconMailOpened,
  "mail.clicked": IconClick,
  "mail.failed": IconMailX,
  "mail.bounced": IconMailX,
  "mail.unsubscribed": IconMailX,
  "ticket.overdue": IconClockExclamation,
  "ticket.rated": IconStar,
  "ticket.solved": IconCircleCheck,
};

function iconOf(item: TimelineItem) {
  const { subject, verb } = kindOf(item.type);
  if (subject === "activity") return activityIcons[String(item.data?.kind)] ?? IconNote;
  if (subject === "message" && item.data?.kind === "note") return IconLock;
  if (subject === "email" && item.data?.confidential === true) return IconLock;
  if (subject === "email" && verb === "filed" && item.data?.direction === "out") return IconMailForward;
  const special = eventIcons[`${subject}.${verb}`];
  if (special) return special;
  if (verb === "won") return IconCircleCheck;
  if (verb === "lost") return IconCircleX;
  if (verb === "updated") return IconPencil;
  if (verb === "created" && (subject === "contact" || subject === "company")) return IconPlus;
  return subjectIcons[subject] ?? IconNote;
}

function Entry({ item, subject }: { item: TimelineItem; subject: Subject }) {
  const { t, i18n } = useTranslation();
  const actor = useActorName(item);
  const { subject: about, verb } = kindOf(item.type);
  const Icon = iconOf(item);
  const data = item.data ?? {};
  const body = about === "activity" && typeof data.body === "string" ? data.body : undefined;
  const isSelf = item.resource.id === subject.id;
  const due = about === "activity" && typeof data.dueAt === "string" ? data.dueAt : undefined;
  return (
    <li className={classes.entry}>
      <span className={classes.icon} data-verb={verb} data-about={about} aria-hidden>
        <Icon size={15} stroke={1.7} />
      </span>
      <div className={classes.main}>
        <div className={classes.line}>
          <span className={classes.what}>
            {/* the colon leads to the record's name, which its own page leaves out */}
            {sentence(t, item, i18n.exists(`timeline.event.${about}.${verb}`)).replace(isSelf ? /:$/ : /$^/, "")}{" "}
            {about === "deal" && !isSelf && (
              <Link to="/deals/$id" params={{ id: item.resource.id }} className={classes.link}>
                {item.resource.name}
              </Link>
            )}
            {!isSelf && <Where item={item} />}
            {about === "email" && <EmailSubject id={item.resource.id} subject={item.resource.name} />}
            {about === "activity" && (
              <>
                · <span className={classes.subject}>{item.resource.name}</span>
              </>
            )}
            {isMoney(data.amount) && (
              <>
                {" · "}
                <Money value={data.amount} />
              </>
            )}
          </span>
          <span className={classes.meta}>
            {actor && <span>{actor} · </span>}
            <Ago value={item.at} />
          </span>
        </div>
        {due && <p className={classes.changes}>{t("timeline.due", { day: formatDay(due, i18n.language) })}</p>}
        {body && <p className={classes.body}>{body}</p>}
        {(verb === "updated" || verb === "assigned") && isChanges(data.changes) && <Changes changes={data.changes} />}
        {typeof (data.entry as { reason?: unknown } | undefined)?.reason === "string" && (
          <p className={classes.changes}>{(data.entry as { reason: string }).reason}</p>
        )}
        {typeof data.reason === "string" && <p className={classes.changes}>{data.reason}</p>}
        <Told item={item} />
      </div>
    </li>
  );
}

function sentence(t: TFunction, item: TimelineItem, known: boolean): string {
  const { subject, verb } = kindOf(item.type);
  const data = item.data ?? {};
  if (subject === "activity" && typeof data.kind === "string") return t(`activity.kind.${data.kind}`);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  if (subject === "consent") return consentSentence(t, item, verb);
  if (subject === "email" && verb === "filed")
    return t(`timeline.event.email.${data.direction === "out" ? "out" : "in"}`);
  if (subject === "message") return t(`timeline.event.message.${text(data.kind) || "note"}`);
  if (!known) return `${subject} ${verb}`;
  const status = (value: unknown) => (text(value) ? t(`ticket.status.${text(value)}`) : "");
  return t(`timeline.event.${subject}.${verb}`, {
    from: text(data.fromStage) || status(data.fromStatus),
    to: text(data.toStage) || status(data.toStatus),
    score: typeof data.score === "number" ? data.score : "",
    promise: text(data.promise) ? t(`ticket.promise.${text(data.promise)}`) : "",
  });
}

/** What for, by which channel and how it came, as the ledger has it. */
function consentSentence(t: TFunction, item: TimelineItem, verb: string): string {
  const { entry, address } = (item.data ?? {}) as { entry?: Record<string, unknown>; address?: string };
  const what = entry?.takesBack ? "taken-back" : verb;
  return t(`timeline.event.consent.${what}`, {
    purpose: t(`purpose.standard.${String(entry?.purpose)}`, { defaultValue: String(entry?.purpose ?? "") }),
    channel: t(`consent.channel.${String(entry?.channel)}`).toLowerCase(),
    address: address ?? "",
    source: t(`consent.source.${String(entry?.source)}`),
  });
}

/** The record that an entry is about, and the way there. */
function Where({ item }: { item: TimelineItem }) {
  const { subject } = kindOf(item.type);
  const { id, name } = item.resource;
  const data = item.data ?? {};
  const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);
  switch (subject) {
    case "lead":
      return (
        <Link to="/leads/$id" params={{ id }} className={classes.link}>
          {name}
        </Link>
      );
    case "ticket":
      return (
        <Link to="/tickets/$id" params={{ id }} className={classes.link}>
          {`#${data.number ?? ""} ${name}`}
        </Link>
      );
    case "message":
      return (
        <Link to="/tickets/$id" params={{ id: text(data.ticketId) ?? "" }} className={classes.link}>
          {`#${data.ticketNumber ?? ""} ${name}`}
        </Link>
      );
    case "mail":
      return text(data.campaignId) ? (
        <Link to="/campaigns/$id" params={{ id: text(data.campaignId) ?? "" }} className={classes.link}>
          {name}
        </Link>
      ) : (
        <span className={classes.subject}>{name}</span>
      );
    case "run":
      return (
        <Link to="/rules/$id" params={{ id: text(data.ruleId) ?? "" }} className={classes.link}>
          {name}
        </Link>
      );
    case "submission":
      return (
        <Link to="/forms/$id" params={{ id: text(data.formId) ?? "" }} className={classes.link}>
          {name}
        </Link>
      );
    default:
      return null;
  }
}

/** What was written or went wrong, in the words of whoever said it. */
function Told({ item }: { item: TimelineItem }) {
  const { subject, verb } = kindOf(item.type);
  const data = item.data ?? {};
  if (subject === "message" && typeof data.text === "string") {
    return (
      <p className={classes.body} data-note={data.kind === "note" || undefined}>
        {data.text}
      </p>
    );
  }
  if (subject === "email" && typeof data.excerpt === "string") {
    return (
      <div className={classes.body}>
        {data.excerpt}
        <EmailFiles emailId={item.resource.id} files={(data.files as EmailFile[] | undefined) ?? []} />
      </div>
    );
  }
  if (subject === "lead" && verb === "created" && typeof data.message === "string") {
    return <p className={classes.body}>{data.message}</p>;
  }
  if (subject === "submission" && isChanges(data.values)) {
    const values = Object.entries(data.values as unknown as Record<string, string>).slice(0, 6);
    return <p className={classes.body}>{values.map(([key, value]) => `${key}: ${value}`).join("\n")}</p>;
  }
  if (subject === "run" && Array.isArray(data.steps)) {
    const answers = (data.steps as { answer?: string | null }[]).flatMap((step) => step.answer ?? []);
    return (
      <ul className={classes.changes}>
        {answers.slice(0, 4).map((answer, index) => (
          <li key={index}>{answer}</li>
        ))}
      </ul>
    );
  }
  const said = data.problem ?? data.url;
  return typeof said === "string" ? <p className={classes.changes}>{said}</p> : null;
}

function useActorName(item: TimelineItem): string | undefined {
  const { t } = useTranslation();
  const users = useUsers();
  if (item.actor?.name) return item.actor.name;
  const [kind, id] = item.actor?.id.includes(":") ? item.actor.id.split(":") : ["user", item.actor?.id];
  if (kind === "system") return t("timeline.system");
  return users.find((user) => user.id === id)?.name ?? (kind === "client" ? t("timeline.client") : undefined);
}

function Changes({ changes }: { changes: Record<string, FieldChange> }) {
  const { t, i18n } = useTranslation();
  const shown = Object.entries(changes).filter(
    ([field]) => !["updatedAt", "ownerId", "version", "stageHistory"].includes(field),
  );
  return (
    <ul className={classes.changes}>
      {shown.slice(0, 4).map(([field, { before, after }]) => (
        <li key={field}>
          {i18n.exists(`field.${field}`) ? t(`field.${field}`) : field}:{" "}
          {plain(before) && (
            <>
              <s>{plain(before)}</s>{" "}
            </>
          )}
          → {plain(after) || "–"}
        </li>
      ))}
    </ul>
  );
}

/** A field's value as short text. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(", ");
  if (isMoney(value)) return `${value.amount} ${value.currency}`;
  if (typeof value === "object") {
    const { value: inner, name, companyName } = value as { value?: unknown; name?: unknown; companyName?: unknown };
    return plain(inner ?? name ?? companyName);
  }
  return String(value);
}

function isMoney(value: unknown): value is MoneyValue {
  return typeof value === "object" && value !== null && "amount" in value && "currency" in value;
}

function isChanges(value: unknown): value is Record<string, FieldChange> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
