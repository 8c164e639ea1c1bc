import { ActionIcon, Button, FileButton, Menu, Tabs, Textarea, Tooltip } from "@mantine/core";
import { IconChevronDown, IconLock, IconMail, IconPaperclip } from "@tabler/icons-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useCan } from "@/shared/api/session";
import type { Ticket, TicketStatus } from "@/shared/api/ticketing";
import { UploadList } from "@/shared/ui/files/UploadList";
import { useUploads } from "@/shared/ui/files/useUploads";
import { toast } from "@/shared/ui/toast";
import { AnswerMenu } from "./AnswerMenu";
import { settable, useSend } from "./api";
import classes from "./Tickets.module.css";

type Kind = "agent" | "note";

/** Answers the customer or leaves a note for colleagues; what was typed survives a reload. */
export function Reply({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const can = useCan();
  const send = useSend(ticket);
  const [kind, setKind] = useState<Kind>("agent");
  const [text, setText] = useDraftText(ticket.id);
  const files = useUploads(`/api/v1/tickets/${ticket.id}/attachments`);
  const form = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  if (!can("ticket", "update")) return null;

  const note = kind === "note";
  const ready = !!text.trim() && !files.busy;
  const submit = async (status?: TicketStatus) => {
    if (!ready || send.isPending) return;
    try {
      await send.mutateAsync({ kind, text: text.trim(), status, attachmentIds: files.ids });
      setText("");
      files.clear();
      toast({ message: t(note ? "ticket.noteSaved" : "ticket.replySent") });
    } catch {
      // the refusal is shown below; what was typed stays
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };
  const insert = (answer: string) => {
    const at = area.current?.selectionStart ?? text.length;
    const before = text.slice(0, at);
    const gap = before && !before.endsWith("\n") ? "\n\n" : "";
    setText(before + gap + answer + text.slice(area.current?.selectionEnd ?? at));
    requestAnimationFrame(() => area.current?.focus());
  };
  const failure =
    send.error instanceof Problem ? (send.error.errors[0]?.message ?? send.error.message) : send.error?.message;

  return (
    <form
      ref={form}
      className={classes.reply}
      data-kind={kind}
      aria-label={t("ticket.write")}
      onKeyDown={keys}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Tabs value={kind} onChange={(next) => next && setKind(next as Kind)} variant="pills">
        <Tabs.List aria-label={t("ticket.kind")}>
          <Tabs.Tab value="agent" className={classes.tab as string} leftSection={<IconMail size={14} stroke={1.7} />}>
            {t("ticket.reply")}
          </Tabs.Tab>
          <Tabs.Tab value="note" className={classes.tab as string} leftSection={<IconLock size={14} stroke={1.7} />}>
            {t("ticket.note")}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={kind} className={classes.replyBody as string}>
          <Textarea
            ref={area}
            aria-label={t(note ? "ticket.note" : "ticket.reply")}
            placeholder={
              note
                ? t("ticket.notePlaceholder")
                : t("ticket.replyPlaceholder", { name: ticket.contactName ?? ticket.contactEmail ?? "" })
            }
            autosize
            minRows={text ? 3 : 1}
            maxRows={14}
            size="xs"
            variant="unstyled"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Tabs.Panel>
      </Tabs>
      <div className={classes.uploads}>
        <UploadList uploads={files} />
      </div>
      {failure && (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      )}
      <footer className={classes.replyFoot}>
        <AnswerMenu ticket={ticket} onChoose={insert} />
        <FileButton multiple onChange={files.add}>
          {(props) => (
            <Tooltip label={t("files.attach")}>
              <ActionIcon {...props} aria-label={t("files.attach")}>
                <IconPaperclip size={16} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
        <span className={classes.keys}>{t("ticket.ctrlEnter")}</span>
        <Button.Group>
          <Button type="submit" disabled={!ready} loading={send.isPending}>
            {t(note ? "ticket.saveNote" : "ticket.send")}
          </Button>
          <Menu width={220}>
            <Menu.Target>
              <Button className={classes.more as string} disabled={!ready} aria-label={t("ticket.sendAnd")}>
                <IconChevronDown size={14} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t(note ? "ticket.saveAndSet" : "ticket.sendAndSet")}</Menu.Label>
              {settable.map((status) => (
                <Menu.Item key={status} onClick={() => void submit(status)}>
                  {t(`ticket.status.${status}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </Button.Group>
      </footer>
    </form>
  );
}

function useDraftText(ticketId: string): [string, (text: string) => void] {
  const key = `klientela.draft.ticket.${ticketId}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? "");
  useEffect(() => {
    if (text) sessionStorage.setItem(key, text);
    else sessionStorage.removeItem(key);
  }, [key, text]);
  return [text, setText];
}
