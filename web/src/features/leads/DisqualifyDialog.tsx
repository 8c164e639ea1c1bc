import { Textarea, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/ui/FormDialog";
import classes from "./Leads.module.css";

interface Props {
  name: string;
  busy: boolean;
  error: string | undefined;
  onDisqualify: (reason: string) => void;
  onClose: () => void;
}

const usual = ["noNeed", "noBudget", "notReached", "spam"] as const;

/** A lead that is given up says why. */
export function DisqualifyDialog({ name, busy, error, onDisqualify, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [touched, setTouched] = useState(false);
  const missing = !reason.trim();
  return (
    <FormDialog
      title={t("lead.disqualifyTitle", { name })}
      submit={t("lead.disqualify")}
      danger
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (!missing) onDisqualify(reason.trim());
      }}
    >
      <ul className={classes.reasons} aria-label={t("lead.usualReasons")}>
        {usual.map((it) => (
          <li key={it}>
            <UnstyledButton className={classes.reason} onClick={() => setReason(t(`lead.reason.${it}`))}>
              {t(`lead.reason.${it}`)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Textarea
        label={t("lead.why")}
        required
        autosize
        minRows={2}
        maxLength={500}
        size="xs"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onBlur={() => setTouched(true)}
        error={touched && missing ? t("lead.whyMissing") : undefined}
        data-autofocus
      />
    </FormDialog>
  );
}
