import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { FormDialog } from "@/shared/ui/FormDialog";
import { beginReview, forget } from "./api";
import classes from "./Reviews.module.css";

/** Begins a review by hand. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [dueOn, setDueOn] = useState("");
  const begin = useMutation({
    mutationFn: () => beginReview({ ...(name.trim() && { name: name.trim() }), ...(dueOn && { dueOn }) }),
    onSuccess: (review) => {
      void forget(client);
      void navigate({ to: "/settings/access-reviews/$id", params: { id: review.id } });
    },
  });
  const problem = begin.error instanceof Problem ? begin.error : undefined;
  return (
    <FormDialog
      title={t("reviews.begin")}
      submit={t("reviews.begin")}
      busy={begin.isPending}
      error={problem && !problem.errors.length ? problem.message : undefined}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <p className={classes.hint}>{t("reviews.beginHint")}</p>
      <TextInput
        label={t("reviews.name")}
        placeholder={t("reviews.nameHint")}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        type="date"
        label={t("reviews.dueOn")}
        description={t("reviews.dueOnHint")}
        value={dueOn}
        onChange={(event) => setDueOn(event.currentTarget.value)}
        error={problem?.errors.find((it) => it.field === "dueOn")?.message}
      />
    </FormDialog>
  );
}
