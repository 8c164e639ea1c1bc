import { Button, Tabs, TextInput } from "@mantine/core";
import { IconCalendarEvent, IconCheckbox, IconNote, IconPhone } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useCreate, useUsers } from "@/shared/api/resources";
import { useCan, useMe } from "@/shared/api/session";
import type { ActivityKind } from "@/shared/api/types";
import { RichInput } from "@/shared/ui/rich/RichInput";
import { mentionsOf, titled } from "@/shared/ui/rich/text";
import classes from "./Composer.module.css";
import { type Subject, timelineOptions } from "./timeline";

const kinds: { kind: ActivityKind; icon: typeof IconNote }[] = [
  { kind: "note", icon: IconNote },
  { kind: "call", icon: IconPhone },
  { kind: "meeting", icon: IconCalendarEvent },
  { kind: "task", icon: IconCheckbox },
];

interface Props {
  subject: Subject & { type: "contacts" | "companies" | "deals" };
  /** The other records that the activity belongs to, such as a deal's company. */
  links?: { companyId?: string | undefined; contactId?: string | undefined };
}

/** Writes down what was, or is to be, done with a customer. */
export function Composer({ subject, links }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const client = useQueryClient();
  const users = useUsers();
  const create = useCreate("activities");
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<ActivityKind>("note");
  const [text, setText] = useState("");
  const { name, bodyHtml } = titled(text, 120);
  const [due, setDue] = useState("");
  if (!can("activity", "create")) return null;

  const own = { contacts: "contactId", companies: "companyId", deals: "dealId" }[subject.type];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name) return;
    await create.mutateAsync({
      ...links,
      [own]: subject.id,
      kind,
      name,
      bodyHtml,
      ...(kind === "task"
        ? { dueAt: due ? new Date(`${due}T17:00:00`).toISOString() : null }
        : { occurredAt: new Date().toISOString() }),
      ownerId: me?.id,
      mentions: mentionsOf(text, users),
    });
    setText("");
    setDue("");
    await client.invalidateQueries({ queryKey: timelineOptions(subject).queryKey });
    // the timeline is fed by events, a moment after the activity itself
    setTimeout(() => void client.invalidateQueries({ queryKey: timelineOptions(subject).queryKey }), 700);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  const refused = create.error instanceof Problem ? create.error : undefined;

  return (
    <form
      ref={form}
      className={classes.composer}
      onSubmit={(event) => void submit(event)}
      onKeyDown={keys}
      aria-label={t("composer.title")}
    >
      <Tabs value={kind} onChange={(next) => next && setKind(next as ActivityKind)} variant="pills">
        <Tabs.List aria-label={t("composer.kind")}>
          {kinds.map(({ kind: it, icon: Icon }) => (
            <Tabs.Tab
              key={it}
              value={it}
              leftSection={<Icon size={14} stroke={1.7} aria-hidden />}
              className={classes.tab as string}
            >
              {t(`activity.kind.${it}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={kind} className={classes.panel as string}>
          <RichInput
            label={t(`composer.label.${kind}`)}
            placeholder={t(`composer.placeholder.${kind}`)}
            value={text}
            onChange={setText}
            error={refused ? (refused.errors[0]?.message ?? refused.message) : undefined}
          />
        </Tabs.Panel>
      </Tabs>
      <div className={classes.footer}>
        {kind === "task" ? (
          <TextInput
            type="date"
            aria-label={t("field.dueAt")}
            value={due}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
        ) : (
          <span className={classes.hint}>{t("composer.hint")}</span>
        )}
        <Button type="submit" disabled={!name} loading={create.isPending}>
          {t(`composer.submit.${kind}`)}
        </Button>
      </div>
    </form>
  );
}
