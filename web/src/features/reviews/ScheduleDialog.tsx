import { NumberInput, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { FormDialog } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import { forget, setSchedule } from "./api";
import type { ReviewSchedule } from "./types";

const months = [1, 2, 3, 4, 6, 12, 24];

/** How often reviews begin by themselves. */
export function ScheduleDialog({ schedule, onClose }: { schedule: ReviewSchedule; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [every, setEvery] = useState(schedule.everyMonths ?? 0);
  const [dueDays, setDueDays] = useState<number | string>(schedule.dueDays);
  const [nextOn, setNextOn] = useState(schedule.nextOn ?? "");
  const save = useMutation({
    mutationFn: () =>
      setSchedule(schedule.version, {
        dueDays: Number(dueDays),
        ...(every > 0 && { everyMonths: every, ...(nextOn && { nextOn }) }),
      }),
    onSuccess: () => {
      void forget(client);
      toast({ message: t("reviews.saved") });
      onClose();
    },
  });
  const problem = save.error instanceof Problem ? save.error : undefined;
  const at = (field: string) => problem?.errors.find((it) => it.field === field)?.message;
  const choices = [...new Set([0, ...months, every])].sort((a, b) => a - b);
  return (
    <FormDialog
      title={t("reviews.schedule")}
      submit={t("action.save")}
      busy={save.isPending}
      error={problem && !problem.errors.length ? problem.message : undefined}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Select
        label={t("reviews.howOften")}
        data={choices.map((count) => ({
          value: String(count),
          label: count === 0 ? t("reviews.onlyByHand") : t("reviews.every", { count }),
        }))}
        value={String(every)}
        allowDeselect={false}
        onChange={(value) => setEvery(Number(value))}
        error={at("everyMonths")}
        data-autofocus
      />
      {every > 0 && (
        <TextInput
          type="date"
          label={t("reviews.nextOn")}
          description={t("reviews.nextOnHint")}
          value={nextOn}
          onChange={(event) => setNextOn(event.currentTarget.value)}
          error={at("nextOn")}
        />
      )}
      <NumberInput
        label={t("reviews.dueDays")}
        min={1}
        max={90}
        value={dueDays}
        onChange={setDueDays}
        error={at("dueDays")}
      />
    </FormDialog>
  );
}
