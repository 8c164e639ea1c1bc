import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useCreate, usePatch } from "@/shared/api/resources";
import type { Team } from "@/shared/api/types";
import { useRebase } from "@/shared/lib/useRebase";
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
  const create = useCreate("teams");
  const patch = usePatch("teams");
  const { version, rebase } = useRebase("/api/v1/teams", team);
  const [name, setName] = useState(team?.name ?? "");
  const [parent, setParent] = useState(team ? (team.parentId ?? null) : parentId);
  const [failure, setFailure] = useState<string>();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const submit = async () => {
    setErrors({});
    setFailure(undefined);
    const body = { name: name.trim(), parentId: parent };
    try {
      if (team) await patch.mutateAsync({ id: team.id, version: version ?? team.version, patch: body });
      else await create.mutateAsync(body);
      toast({ message: t("team.saved", { name: body.name }) });
      onClose();
    } catch (error) {
      const moved = await rebase(error).catch(() => undefined);
      if (moved) return setFailure(moved);
      const problem = error instanceof Problem ? error : undefined;
      setErrors(Object.fromEntries((problem?.errors ?? []).map((it) => [it.field, it.message])));
      setFailure((error as Error).message);
    }
  };
  return (
    <FormDialog
      title={team ? t("team.editTitle", { name: team.name }) : t("team.new")}
      submit={t("action.save")}
      busy={create.isPending || patch.isPending}
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
