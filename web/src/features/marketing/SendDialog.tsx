import { Radio, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { formatNumber, formatTime } from "@/shared/format/format";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { act, recipientsOptions } from "./api";
import classes from "./Marketing.module.css";
import type { Campaign } from "./types";

interface Props {
  campaign: Campaign;
  subject: string;
  onClose: () => void;
}

/** The last question before mails leave: when, and exactly to how many. */
export function SendDialog({ campaign, subject, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [when, setWhen] = useState<"now" | "later">("now");
  const [at, setAt] = useState("");
  const recipients = useQuery(recipientsOptions(campaign));
  const send = useMutation({
    mutationFn: () => act(client, campaign, "schedule", when === "later" ? { at: new Date(at).toISOString() } : {}),
    onSuccess: onClose,
  });
  const count = recipients.data?.count ?? 0;
  const past = when === "later" && !!at && new Date(at).getTime() < Date.now();
  const ready = count > 0 && (when === "now" || (!!at && !past));
  const number = formatNumber(count, i18n.language);
  const problem = send.error instanceof Problem ? send.error : undefined;
  return (
    <ConfirmDialog
      title={t("campaign.sendTitle", { name: campaign.name })}
      confirm={when === "now" ? t("campaign.sendTo", { count, number }) : t("campaign.scheduleFor", { count, number })}
      busy={send.isPending || recipients.isPending}
      error={
        problem?.status === 412
          ? t("campaign.changed")
          : (problem?.message ?? (send.error ? String(send.error) : undefined))
      }
      disabled={!ready}
      onConfirm={() => send.mutate()}
      onClose={onClose}
    >
      <p>
        {recipients.isError
          ? recipients.error.message
          : recipients.data
            ? count > 0
              ? t("campaign.sendExplain", { count, number, subject, segment: campaign.segmentName ?? "" })
              : t("campaign.nobody")
            : t("state.loading")}
      </p>
      {recipients.data && recipients.data.withoutBasis > 0 && (
        <p className={classes.hint}>
          {t("campaign.leftOutBasis", { number: formatNumber(recipients.data.withoutBasis, i18n.language) })}
        </p>
      )}
      {recipients.data && recipients.data.suppressed + recipients.data.withoutEmail > 0 && (
        <p className={classes.hint}>
          {t("campaign.leftOut", {
            suppressed: formatNumber(recipients.data.suppressed, i18n.language),
            withoutEmail: formatNumber(recipients.data.withoutEmail, i18n.language),
          })}
        </p>
      )}
      <Radio.Group label={t("campaign.when")} value={when} onChange={(next) => setWhen(next as "now" | "later")}>
        <div className={classes.radios}>
          <Radio size="xs" value="now" label={t("campaign.now")} />
          <Radio size="xs" value="later" label={t("campaign.later")} />
        </div>
      </Radio.Group>
      {when === "later" && (
        <TextInput
          type="datetime-local"
          label={t("campaign.at")}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
          error={past ? t("campaign.past") : problem?.errors.find((it) => it.field === "at")?.message}
          description={at && !past ? formatTime(new Date(at).toISOString(), i18n.language) : undefined}
          required
        />
      )}
      <p className={classes.hint}>{t("campaign.sendHint")}</p>
    </ConfirmDialog>
  );
}
