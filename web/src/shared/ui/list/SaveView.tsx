import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { pageOptions, useCreate, usePatch } from "@/shared/api/resources";
import { useCan, useMe } from "@/shared/api/session";
import type { View } from "@/shared/api/views";
import { FormDialog } from "../FormDialog";

interface Props {
  list: string;
  /** The view that gets another name or team; a new one is made where there is none. */
  view: View | undefined;
  what: Pick<View, "filter" | "q" | "sort" | "columns">;
  onSaved: (view: View) => void;
  onClose: () => void;
}

/** Names a view, and says who sees it. */
export function SaveView({ list, view, what, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const can = useCan();
  const [name, setName] = useState(view?.name ?? "");
  const [teamId, setTeamId] = useState(view?.teamId ?? "");
  const teams = useQuery({ ...pageOptions("teams", { limit: 500, sort: "name" }), retry: false }).data?.items ?? [];
  const create = useCreate("views");
  const patch = usePatch("views");
  const mine = teams.filter((team) => can("*", "*") || me?.teamIds?.includes(team.id));
  const error = create.error ?? patch.error;
  const errorOf = (field: string) =>
    error instanceof Problem ? error.errors.find((it) => it.field === field)?.message : undefined;
  const submit = () => {
    const team = teamId || null;
    if (view) {
      patch.mutate({ id: view.id, version: view.version, patch: { name, teamId: team } }, { onSuccess: onSaved });
    } else create.mutate({ ...what, name, list, teamId: team }, { onSuccess: onSaved });
  };
  return (
    <FormDialog
      title={t(view ? "view.edit" : "view.saveAs")}
      submit={t("view.save")}
      busy={create.isPending || patch.isPending}
      disabled={!name.trim()}
      error={error && !errorOf("name") && !errorOf("teamId") ? error.message : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onClose={onClose}
    >
      <TextInput
        label={t("field.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errorOf("name")}
        maxLength={100}
        required
        data-autofocus
      />
      <Select
        label={t("view.who")}
        data={[{ value: "", label: t("view.onlyMe") }, ...mine.map((team) => ({ value: team.id, label: team.name }))]}
        value={teamId}
        onChange={(next) => setTeamId(next ?? "")}
        error={errorOf("teamId")}
        allowDeselect={false}
      />
    </FormDialog>
  );
}
