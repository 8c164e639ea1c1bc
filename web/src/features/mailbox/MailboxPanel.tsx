import { Button, Radio, Stack } from "@mantine/core";
import { IconMailPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { Panel } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { Ago, Pill } from "@/shared/ui/values";
import { dropMailbox, type Mailbox, mailboxOptions, pauseMailbox } from "./api";
import { BccPanel } from "./BccPanel";
import { ConnectDialog } from "./ConnectDialog";
import classes from "./Mailbox.module.css";

/** One's own mailbox, and the address for copies. */
export function MailboxPanels() {
  const { t } = useTranslation();
  const status = useQuery({ ...mailboxOptions, refetchInterval: 10_000 });
  const [connecting, setConnecting] = useState(false);
  if (status.isPending) return <SkeletonFacts label={t("state.loading")} />;
  if (status.isError) return <Failure error={status.error} retry={() => void status.refetch()} />;
  const { mailbox, bcc, bccPossible } = status.data;
  return (
    <>
      <Panel
        title={t("mailbox.title")}
        aside={
          <Button
            variant="default"
            leftSection={<IconMailPlus size={14} stroke={1.6} />}
            onClick={() => setConnecting(true)}
          >
            {t(mailbox ? "mailbox.change" : "mailbox.connect")}
          </Button>
        }
      >
        {mailbox ? <Standing mailbox={mailbox} /> : <p className={classes.hint}>{t("mailbox.hint")}</p>}
      </Panel>
      <BccPanel bcc={bcc ?? undefined} possible={bccPossible} />
      {connecting && <ConnectDialog mailbox={mailbox ?? undefined} onClose={() => setConnecting(false)} />}
    </>
  );
}

function Standing({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const pause = useMutation({
    mutationFn: pauseMailbox,
    onSettled: () => client.invalidateQueries({ queryKey: mailboxOptions.queryKey }),
  });
  return (
    <div className={classes.standing}>
      <p className={classes.line}>
        <strong>{mailbox.address}</strong>
        {mailbox.paused ? (
          <Pill tone="warn">{t("mailbox.paused")}</Pill>
        ) : mailbox.trouble ? (
          <Pill tone="bad">{t("mailbox.failing")}</Pill>
        ) : (
          <Pill tone="good">{t(mailbox.fetchedAt ? "mailbox.working" : "mailbox.beginning")}</Pill>
        )}
      </p>
      {mailbox.trouble && !mailbox.paused && (
        <p className={classes.trouble} role="alert">
          {t(`mailbox.trouble.${mailbox.trouble.kind}`)} {mailbox.trouble.text}
        </p>
      )}
      <p className={classes.hint}>
        {mailbox.folders.join(", ")} · {t("mailbox.filed", { count: mailbox.filed })}
        {mailbox.fetchedAt && (
          <>
            {" · "}
            {t("mailbox.fetched")} <Ago value={mailbox.fetchedAt} />
          </>
        )}
      </p>
      {mailbox.confidential && <p className={classes.hint}>{t("mailbox.isConfidential")}</p>}
      {!mailbox.smtp && <p className={classes.hint}>{t("mailbox.cannotSend")}</p>}
      <div className={classes.actions}>
        <Button
          variant="default"
          size="compact-sm"
          loading={pause.isPending}
          onClick={() => pause.mutate(!mailbox.paused)}
        >
          {t(mailbox.paused ? "mailbox.resume" : "mailbox.pause")}
        </Button>
        <Button variant="subtle" color="red" size="compact-sm" onClick={() => setLeaving(true)}>
          {t("mailbox.disconnect")}
        </Button>
      </div>
      {leaving && <LeaveDialog address={mailbox.address} onClose={() => setLeaving(false)} />}
    </div>
  );
}

function LeaveDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [mails, setMails] = useState<"keep" | "delete">("keep");
  const drop = useMutation({
    mutationFn: () => dropMailbox(mails),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: mailboxOptions.queryKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("mailbox.disconnectTitle", { address })}
      confirm={t("mailbox.disconnect")}
      danger
      busy={drop.isPending}
      error={drop.error?.message}
      onConfirm={() => drop.mutate()}
      onClose={onClose}
    >
      <Radio.Group
        label={t("mailbox.whatOfMails")}
        value={mails}
        onChange={(value) => setMails(value as "keep" | "delete")}
      >
        <Stack gap={8} mt={8}>
          <Radio value="keep" label={t("mailbox.keepMails")} />
          <Radio value="delete" label={t("mailbox.deleteMails")} />
        </Stack>
      </Radio.Group>
    </ConfirmDialog>
  );
}
