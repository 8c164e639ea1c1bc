import type { TFunction } from "i18next";
import type { FieldChange, Money, TimelineItem } from "@/shared/api/types";
import { kindOf } from "./timeline";

/** What happened, as a sentence. */
export function sentence(t: TFunction, item: TimelineItem, known: boolean): string {
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

/** A field's value as short text. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(", ");
  if (isMoney(value)) return `${value.amount} ${value.currency}`;
  if (typeof value === "object") {
    const { value: inner, name, companyName } = value as { value?: unknown; name?: unknown; companyName?: unknown };
    return plain(inner ?? name ?? companyName);
  }
  return String(value);
}

export function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "amount" in value && "currency" in value;
}

export function isChanges(value: unknown): value is Record<string, FieldChange> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
