import { ActionIcon, Button, FileButton, Loader, Menu, Tabs, Textarea, Tooltip } from "@mantine/core";
import { IconChevronDown, IconLock, IconMail, IconPaperclip, IconX } from "@tabler/icons-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useCan } from "@/shared/api/session";
import type { Attachment, Ticket, TicketStatus } from "@/shared/api/ticketing";
import { formatBytes } from "@/shared/format/format";
import { toast } from "@/shared/ui/toast";
import { AnswerMenu } from "./AnswerMenu";
import { LARGEST, settable, upload, useSend } from "./api";
import { Size } from "./Conversation";
import classes from "./Tickets.module.css";

type Kind = "agent" | "note";

interface Pending {
  key: string;
  name: string;
  size: number;
  attachment?: Attachment;
  problem?: string;
}

/** Answers the customer or leaves a note for colleagues; what was typed survives a reload. */
export function Reply({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const can = useCan();
  const send = useSend(ticket);
  const [kind, setKind] = useState<Kind>("agent");
  const [text, setText] = useDraftText(ticket.id);
  const files = useUploads(ticket.id);
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
      {files.list.length > 0 && (
        <ul className={classes.files} aria-label={t("ticket.attachments")}>
          {files.list.map((file) => (
            <li key={file.key} className={classes.file} data-bad={file.problem ? true : undefined}>
              {file.attachment || file.problem ? (
                <IconPaperclip size={14} stroke={1.7} aria-hidden />
              ) : (
                <Loader size={12} aria-label={t("ticket.uploading")} />
              )}
              <span className={classes.fileName}>{file.name}</span>
              {file.problem ? <span role="alert">{file.problem}</span> : <Size bytes={file.size} />}
              <ActionIcon
                size={24}
                aria-label={t("ticket.removeFile", { name: file.name })}
                onClick={() => files.remove(file.key)}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {failure && (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      )}
      <footer className={classes.replyFoot}>
        <AnswerMenu ticket={ticket} onChoose={insert} />
        <FileButton multiple onChange={files.add}>
          {(props) => (
            <Tooltip label={t("ticket.attach")}>
              <ActionIcon {...props} aria-label={t("ticket.attach")}>
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

/** Files go up as soon as they are chosen, so that sending does not wait for them. */
function useUploads(ticketId: string) {
  const { t, i18n } = useTranslation();
  const [list, setList] = useState<Pending[]>([]);
  const set = (key: string, to: Partial<Pending>) =>
    setList((now) => now.map((it) => (it.key === key ? { ...it, ...to } : it)));
  const add = (files: File[]) => {
    for (const file of files) {
      const pending: Pending = { key: crypto.randomUUID(), name: file.name, size: file.size };
      if (file.size > LARGEST) {
        pending.problem = t("ticket.tooLarge", { size: formatBytes(LARGEST, i18n.language) });
        setList((now) => [...now, pending]);
        continue;
      }
      setList((now) => [...now, pending]);
      upload(ticketId, file).then(
        (attachment) => set(pending.key, { attachment }),
        (error: Error) =>
          set(pending.key, {
            problem: error instanceof Problem ? (error.errors[0]?.message ?? error.message) : error.message,
          }),
      );
    }
  };
  return {
    list,
    add,
    remove: (key: string) => setList((now) => now.filter((it) => it.key !== key)),
    clear: () => setList([]),
    ids: list.flatMap((it) => it.attachment?.id ?? []),
    busy: list.some((it) => !it.attachment && !it.problem),
  };
}
