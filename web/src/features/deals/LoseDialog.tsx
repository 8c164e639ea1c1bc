import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Deal } from "@/shared/api/types";
import { FormDialog } from "@/shared/ui/FormDialog";

interface Props {
  deal: Pick<Deal, "name">;
  busy: boolean;
  error?: string | undefined;
  onLose: (reason: string) => void;
  onClose: () => void;
}

/** A lost deal says why. */
export function LoseDialog({ deal, busy, error, onLose, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [touched, setTouched] = useState(false);
  const missing = !reason.trim();
  return (
    <FormDialog
      title={t("deal.loseTitle", { name: deal.name })}
      submit={t("deal.lose")}
      danger
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (!missing) onLose(reason.trim());
      }}
    >
      <Textarea
        label={t("field.lossReason")}
        placeholder={t("deal.loseExample")}
        required
        autosize
        minRows={2}
        size="xs"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onBlur={() => setTouched(true)}
        error={touched && missing ? t("deal.reasonMissing") : undefined}
        data-autofocus
      />
    </FormDialog>
  );
}
