import { Button, Checkbox, NumberInput, TagsInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useMe } from "@/shared/api/session";
import { FormDialog } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import { type Mailbox, type MailboxInput, mailboxOptions, saveMailbox, type Trouble, testMailbox } from "./api";
import classes from "./Mailbox.module.css";
import { noServer, ServerFields, type ServerValue, serverOf } from "./ServerFields";

/** Connects a mailbox, or changes how; it can be tried out before. */
export function ConnectDialog({ mailbox, onClose }: { mailbox: Mailbox | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [address, setAddress] = useState(mailbox?.address ?? me?.email ?? "");
  const [imap, setImap] = useState<ServerValue>(mailbox ? { ...mailbox.imap, password: "" } : noServer(993));
  const [sends, setSends] = useState(mailbox ? !!mailbox.smtp : true);
  const [smtp, setSmtp] = useState<ServerValue>(mailbox?.smtp ? { ...mailbox.smtp, password: "" } : noServer(465));
  const [folders, setFolders] = useState(mailbox?.folders ?? ["INBOX", "Sent"]);
  const [sentFolder, setSentFolder] = useState(mailbox?.sentFolder ?? "Sent");
  const [confidential, setConfidential] = useState(mailbox?.confidential ?? false);
  const [takesLeads, setTakesLeads] = useState(mailbox?.takesLeads ?? false);
  const [days, setDays] = useState<number | string>(30);
  const [troubles, setTroubles] = useState<Trouble[]>();

  const input = (): MailboxInput => ({
    address: address.trim(),
    imap: serverOf(imap, address),
    folders,
    ...(sentFolder.trim() && sends ? { sentFolder: sentFolder.trim() } : {}),
    ...(sends ? { smtp: serverOf(smtp, address) } : {}),
    confidential,
    takesLeads,
    ...(mailbox ? {} : { days: Number(days) }),
  });
  const save = useMutation({
    mutationFn: () => saveMailbox(input()),
    onMutate: () => setTroubles(undefined),
    onSuccess: (saved) => {
      client.setQueryData(mailboxOptions.queryKey, saved);
      toast({ message: t("mailbox.connected") });
      onClose();
    },
  });
  const test = useMutation({
    mutationFn: () => testMailbox(input()),
    onMutate: () => save.reset(),
    onSuccess: (result) => setTroubles(result.troubles),
  });
  const failure = save.error ?? test.error;
  const errors = Object.fromEntries([
    ...(failure instanceof Problem ? failure.errors : []).map((it) => [it.field, it.message]),
    ...(troubles ?? []).map((it) => [it.field ?? "", it.text]),
  ]) as Record<string, string>;
  const unfinished = !address.trim() || !imap.host.trim() || (sends && !smtp.host.trim());
  return (
    <FormDialog
      title={t(mailbox ? "mailbox.change" : "mailbox.connect")}
      submit={t("action.save")}
      busy={save.isPending}
      disabled={unfinished}
      error={failure?.message}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={t("mailbox.address")}
        type="email"
        autoComplete="email"
        value={address}
        error={errors.address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        data-autofocus
      />
      <ServerFields part="imap" value={imap} onChange={setImap} errors={errors} known={!!mailbox} />
      <TagsInput
        label={t("mailbox.folders")}
        description={t("mailbox.foldersHint")}
        value={folders}
        onChange={setFolders}
        error={errors.folders}
      />
      <Checkbox
        label={t("mailbox.sends")}
        checked={sends}
        onChange={(event) => setSends(event.currentTarget.checked)}
      />
      {sends && (
        <>
          <ServerFields part="smtp" value={smtp} onChange={setSmtp} errors={errors} known={!!mailbox?.smtp} />
          <TextInput
            label={t("mailbox.sentFolder")}
            description={t("mailbox.sentFolderHint")}
            value={sentFolder}
            error={errors.sentFolder}
            onChange={(event) => setSentFolder(event.currentTarget.value)}
          />
        </>
      )}
      {!mailbox && (
        <NumberInput label={t("mailbox.days")} min={0} max={3650} value={days} error={errors.days} onChange={setDays} />
      )}
      <Checkbox
        label={t("mailbox.confidential")}
        description={t("mailbox.confidentialHint")}
        checked={confidential}
        onChange={(event) => setConfidential(event.currentTarget.checked)}
      />
      <Checkbox
        label={t("mailbox.takesLeads")}
        description={t("mailbox.takesLeadsHint")}
        checked={takesLeads}
        onChange={(event) => setTakesLeads(event.currentTarget.checked)}
      />
      <div className={classes.test}>
        <Button variant="default" loading={test.isPending} disabled={unfinished} onClick={() => test.mutate()}>
          {t("mailbox.test")}
        </Button>
        <span role="status">
          {troubles?.length === 0 && t("mailbox.testGood")}
          {troubles && troubles.length > 0 && (
            <span className={classes.trouble}>
              {troubles.map((it) => `${t(`mailbox.trouble.${it.kind}`)} ${it.text}`).join(" ")}
            </span>
          )}
        </span>
      </div>
    </FormDialog>
  );
}
