import { MultiSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { pageOptions } from "@/shared/api/resources";
import type { User } from "@/shared/api/types";
import { FormDialog } from "@/shared/ui/FormDialog";

/** Name, address, roles and teams of a colleague. */
export function UserDialog({ user, onClose }: { user: User | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const roles = useQuery(pageOptions("roles", { limit: 100 }));
  const teams = useQuery(pageOptions("teams", { limit: 500 }));
  const [name, setName] = useState(user?.name ?? "");
  const [email, setEmail] = useState(user?.email ?? "");
  const [chosenRoles, setRoles] = useState(user?.roles ?? []);
  const [chosenTeams, setTeams] = useState(user?.teamIds ?? []);
  const save = useMutation({
    mutationFn: () => {
      const body = { name, email: email.trim() || null, roles: chosenRoles, teamIds: chosenTeams };
      return user
        ? request(`/api/v1/users/${user.id}`, { method: "PATCH", version: user.version, body })
        : request("/api/v1/users", { method: "POST", body });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["users"] });
      onClose();
    },
  });
  const problem = save.error instanceof Problem ? save.error : undefined;
  const fault = (field: string) => problem?.errors.find((it) => it.field === field)?.message;
  const options = (items: { id: string; name: string }[] | undefined) =>
    (items ?? []).map((it) => ({ value: it.id, label: it.name }));
  return (
    <FormDialog
      title={user ? t("userAdmin.editTitle", { name: user.name }) : t("userAdmin.new")}
      submit={user ? t("action.save") : t("userAdmin.create")}
      busy={save.isPending}
      disabled={!name.trim()}
      error={problem && !problem.errors.length ? problem.message : undefined}
      onClose={onClose}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={t("field.name")}
        required
        maxLength={200}
        value={name}
        error={fault("name")}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t("field.email")}
        type="email"
        maxLength={254}
        value={email}
        error={fault("email")}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <MultiSelect
        label={t("field.roles")}
        data={options(roles.data?.items)}
        value={chosenRoles}
        error={fault("roles")}
        onChange={setRoles}
      />
      <MultiSelect
        label={t("field.teams")}
        data={options(teams.data?.items)}
        searchable
        value={chosenTeams}
        error={fault("teamIds")}
        onChange={setTeams}
      />
    </FormDialog>
  );
}
