import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/ui/FormDialog";
import { decide, forget } from "./api";
import type { ReviewLine } from "./types";

/** Why it is decided so. */
export function NoteDialog({ line, onClose }: { line: ReviewLine; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [note, setNote] = useState(line.note ?? "");
  const save = useMutation({
    mutationFn: () => decide(line, line.version, line.decision, note.trim()),
    onSuccess: onClose,
    onSettled: () => forget(client),
  });
  return (
    <FormDialog
      title={line.name}
      submit={t("action.save")}
      busy={save.isPending}
      error={save.error?.message}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Textarea
        label={t("reviews.note")}
        autosize
        minRows={3}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}
