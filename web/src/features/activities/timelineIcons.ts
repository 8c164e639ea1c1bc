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
import type { TimelineItem } from "@/shared/api/types";
import { kindOf } from "./timeline";

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

/** By what an entry is known at a glance. */
export function iconOf(item: TimelineItem) {
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
