import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { toast } from "@/shared/ui/toast";
import { forget, signReview } from "./api";
import classes from "./Reviews.module.css";
import type { AccessReview } from "./types";

/** Freezes a review. */
export function SignDialog({ review, onClose }: { review: AccessReview; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [note, setNote] = useState("");
  const sign = useMutation({
    mutationFn: () => signReview(review, note.trim()),
    onSuccess: () => {
      toast({ message: t("reviews.signed") });
      onClose();
    },
    onSettled: () => forget(client),
  });
  return (
    <ConfirmDialog
      title={t("reviews.sign")}
      confirm={t("reviews.sign")}
      busy={sign.isPending}
      error={sign.error?.message}
      onConfirm={() => sign.mutate()}
      onClose={onClose}
    >
      <p className={classes.hint}>{t("reviews.signHint")}</p>
      <Textarea
        label={t("reviews.note")}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
