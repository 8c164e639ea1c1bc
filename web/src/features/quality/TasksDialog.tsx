import { TextInput } from "@mantine/core";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import { type OfOwner, type QualityList, useGiveTasks } from "./api";
import classes from "./Quality.module.css";

interface Props {
  list: QualityList;
  /** Those who own something that needs mending. */
  owners: OfOwner[];
  onClose: () => void;
}

const week = 7 * 24 * 3_600_000;

/** Asks the owners to mend what is poor, each by one task with the worst of it. */
export function TasksDialog({ list, owners, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(t(`quality.taskName.${list}`));
  const [due, setDue] = useState(() => new Date(Date.now() + week).toISOString().slice(0, 10));
  const give = useGiveTasks(list);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const dueAt = due ? new Date(`${due}T12:00:00`).toISOString() : null;
    give.mutate(
      { name, dueAt, ownerIds: owners.map((it) => it.ownerId) },
      {
        onSuccess: (given) => {
          toast({ message: t("quality.tasksGiven", { ...given }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t("quality.tasks")}
      submit={t("quality.giveTasks", { count: owners.length })}
      busy={give.isPending}
      disabled={!name.trim() || owners.length === 0}
      error={give.error?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={classes.hint}>{t("quality.tasksHint")}</p>
      <TextInput
        label={t("quality.taskTitle")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={180}
        required
        data-autofocus
      />
      <TextInput
        type="date"
        label={t("quality.taskDue")}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
