import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { CopyText } from "@/shared/ui/CopyText";
import { Panel } from "@/shared/ui/Page";
import { type Bcc, mailboxOptions, renewBcc } from "./api";
import classes from "./Mailbox.module.css";

/** The personal address that mails are copied to for filing. */
export function BccPanel({ bcc, possible }: { bcc: Bcc | undefined; possible: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const renew = useMutation({
    mutationFn: renewBcc,
    onSuccess: () => setAsking(false),
    onSettled: () => client.invalidateQueries({ queryKey: mailboxOptions.queryKey }),
  });
  return (
    <Panel
      title={t("mailbox.bcc")}
      aside={
        possible && (
          <Button variant="default" loading={renew.isPending} onClick={() => (bcc ? setAsking(true) : renew.mutate())}>
            {t(bcc ? "mailbox.bccRenew" : "mailbox.bccMake")}
          </Button>
        )
      }
    >
      <div className={classes.standing}>
        <p className={classes.hint}>{t(possible ? "mailbox.bccHint" : "mailbox.bccImpossible")}</p>
        {bcc && (
          <>
            <CopyText label={t("mailbox.bccAddress")} value={bcc.address} />
            <p className={classes.hint}>
              {t("mailbox.filed", { count: bcc.filed })}
              {bcc.refused > 0 && ` · ${t("mailbox.bccRefused", { count: bcc.refused })}`}
            </p>
          </>
        )}
        {renew.error && !asking && (
          <p className={classes.trouble} role="alert">
            {renew.error.message}
          </p>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t("mailbox.bccRenew")}
          confirm={t("mailbox.bccRenew")}
          busy={renew.isPending}
          error={renew.error?.message}
          onConfirm={() => renew.mutate()}
          onClose={() => setAsking(false)}
        >
          <p className={classes.hint}>{t("mailbox.bccRenewHint")}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}
