import { MultiSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { pageOptions } from "@/shared/api/resources";
import { FormDialog } from "@/shared/ui/FormDialog";
import { type ApiClient, createClient, editClient, type FreshClient } from "./api";

interface Props {
  client: ApiClient | undefined;
  /** @param created a new client with its secret */
  onSaved: (created: FreshClient | undefined) => void;
  onClose: () => void;
}

export function ApiClientDialog({ client, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const roles = useQuery(pageOptions("roles", { limit: 100 }));
  const [name, setName] = useState(client?.name ?? "");
  const [clientId, setClientId] = useState("");
  const [chosen, setChosen] = useState(client?.roles ?? []);
  const save = useMutation({
    mutationFn: async (): Promise<FreshClient | undefined> => {
      const input = { name, roles: chosen, clientId: client ? undefined : clientId.trim() || undefined };
      if (!client) return createClient(input);
      await editClient(client, input);
      return undefined;
    },
    onSuccess: onSaved,
  });
  const problem = save.error instanceof Problem ? save.error : undefined;
  const fault = (field: string) => problem?.errors.find((it) => it.field === field)?.message;
  return (
    <FormDialog
      title={client ? t("apiClient.edit", { name: client.name }) : t("apiClient.new")}
      submit={client ? t("action.save") : t("apiClient.create")}
      busy={save.isPending}
      disabled={!name.trim() || chosen.length === 0}
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
        maxLength={100}
        value={name}
        error={fault("name")}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {!client && (
        <TextInput
          label={t("apiClient.id")}
          description={t("apiClient.idHint")}
          maxLength={40}
          value={clientId}
          error={fault("clientId")}
          onChange={(event) => setClientId(event.currentTarget.value)}
        />
      )}
      <MultiSelect
        label={t("field.roles")}
        required
        data={(roles.data?.items ?? []).map((role) => ({ value: role.id, label: role.name }))}
        value={chosen}
        error={fault("roles")}
        onChange={setChosen}
      />
    </FormDialog>
  );
}
