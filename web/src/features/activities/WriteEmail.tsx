import { Button, FileButton, Select, Textarea, TextInput } from "@mantine/core";
import { IconMailForward, IconPaperclip } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import type { Contact } from "@/shared/api/types";
import { FormDialog } from "@/shared/ui/FormDialog";
import { UploadList } from "@/shared/ui/files/UploadList";
import { useUploads } from "@/shared/ui/files/useUploads";
import { toast } from "@/shared/ui/toast";
import classes from "./EmailThread.module.css";
import { attachments, canSendOptions, useWriteEmail } from "./emails";

/** Begins a mail to a person who has an address. */
export function WriteEmailButton({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  if (contact.mergedInto || contact.emails.length === 0) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconMailForward size={14} />} onClick={() => setWriting(true)}>
        {t("email.write")}
      </Button>
      {writing && (
        <WriteEmail
          contactId={contact.id}
          addresses={contact.emails.map((it) => it.value)}
          onClose={() => setWriting(false)}
        />
      )}
    </>
  );
}

interface Props {
  contactId: string;
  addresses: string[];
  subject?: string;
  inReplyTo?: string;
  onClose: () => void;
}

/** Writes a mail that leaves by one's own mailbox. */
export function WriteEmail({ contactId, addresses, subject: given = "", inReplyTo, onClose }: Props) {
  const { t } = useTranslation();
  const canSend = useQuery(canSendOptions);
  const [to, setTo] = useState(addresses[0] ?? "");
  const [subject, setSubject] = useState(given);
  const [text, setText] = useState("");
  const files = useUploads(attachments.path, attachments);
  const write = useWriteEmail();
  const send = () =>
    write.mutate(
      { contactId, to, subject: subject.trim(), text, inReplyTo, attachmentIds: files.ids },
      {
        onSuccess: () => {
          toast({ message: t("email.onItsWay") });
          onClose();
        },
      },
    );
  const errors = Object.fromEntries(
    (write.error instanceof Problem ? write.error.errors : []).map((it) => [it.field, it.message]),
  ) as Record<string, string>;
  return (
    <FormDialog
      title={t(inReplyTo ? "email.answer" : "email.write")}
      submit={t("email.send")}
      busy={write.isPending}
      disabled={!subject.trim() || !text.trim() || canSend.data === false || files.busy || !!files.problem}
      error={write.error?.message}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {canSend.data === false && (
        <p role="status" className={classes.note}>
          {t("email.noMailbox")}{" "}
          <Link to="/account" className={classes.subject}>
            {t("email.connectOne")}
          </Link>
        </p>
      )}
      <Select
        label={t("email.recipient")}
        allowDeselect={false}
        data={addresses}
        value={to}
        error={errors.to}
        onChange={(value) => setTo(value ?? "")}
      />
      <TextInput
        label={t("email.subject")}
        maxLength={250}
        value={subject}
        error={errors.subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={t("email.text")}
        autosize
        minRows={8}
        maxRows={20}
        value={text}
        error={errors.text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <UploadList uploads={files} />
      <div>
        <FileButton multiple onChange={files.add}>
          {(props) => (
            <Button
              {...props}
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPaperclip size={14} stroke={1.7} aria-hidden />}
            >
              {t("files.attachSome")}
            </Button>
          )}
        </FileButton>
      </div>
    </FormDialog>
  );
}
