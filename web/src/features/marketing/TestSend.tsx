import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useMe } from "@/shared/api/session";
import { FormDialog } from "@/shared/ui/FormDialog";
import type { Picked } from "@/shared/ui/RecordPicker";
import { toast } from "@/shared/ui/toast";
import { sendTest } from "./api";

interface Props {
  template: { id: string; name: string };
  contact: Picked | null;
  onClose: () => void;
}

/** Sends the mail as somebody would get it, to oneself. */
export function TestSend({ template, contact, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const [to, setTo] = useState(me?.email ?? "");
  const [wrong, setWrong] = useState(false);
  const send = useMutation({
    mutationFn: () => sendTest(template.id, to.trim(), contact?.id ?? null),
    onSuccess: () => {
      toast({ message: t("template.sent", { to: to.trim() }) });
      onClose();
    },
  });
  const problem = send.error instanceof Problem ? send.error : undefined;
  const refused = problem?.errors.find((it) => it.field === "to")?.message;
  return (
    <FormDialog
      title={t("template.testTitle", { name: template.name })}
      submit={t("template.testSend")}
      busy={send.isPending}
      error={send.error && !refused ? send.error.message : undefined}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        const valid = /^\S+@\S+$/.test(to.trim());
        setWrong(!valid);
        if (valid) send.mutate();
      }}
      onClose={onClose}
    >
      <TextInput
        label={t("template.to")}
        type="email"
        required
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        error={wrong ? t("form.email") : refused}
        data-autofocus
      />
      {contact && <p>{t("template.testAs", { name: contact.name })}</p>}
    </FormDialog>
  );
}
