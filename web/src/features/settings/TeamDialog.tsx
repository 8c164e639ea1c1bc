import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Team } from "@/shared/api/types";
import { useSaving } from "@/shared/lib/useSaving";
import { FormDialog } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";

interface Props {
  /** Absent for a new one. */
  team: Team | undefined;
  /** The one that a new team is below. */
  parentId: string | null;
  teams: Team[];
  onClose: () => void;
}

/** Names a team and places it in the tree. */
export function TeamDialog({ team, parentId, teams, onClose }: Props) {
  const { t } = useTranslation();
  const { busy, errors, failure, save } = useSaving("teams", team);
  const [name, setName] = useState(team?.name ?? "");
  const [parent, setParent] = useState(team ? (team.parentId ?? null) : parentId);
  const submit = async () => {
    const body = { name: name.trim(), parentId: parent };
    await save(body, () => {
      toast({ message: t("team.saved", { name: body.name }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={team ? t("team.editTitle", { name: team.name }) : t("team.new")}
      submit={t("action.save")}
      busy={busy}
      error={failure}
      disabled={!name.trim()}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t("field.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors.name}
        data-autofocus
      />
      <Select
        label={t("team.parent")}
        placeholder={t("team.noParent")}
        data={teams.filter((it) => it.id !== team?.id).map((it) => ({ value: it.id, label: it.name }))}
        value={parent}
        onChange={setParent}
        error={errors.parentId}
        searchable
        clearable
      />
    </FormDialog>
  );
}
