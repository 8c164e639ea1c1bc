import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { remember } from "@/shared/api/resources";
import { FormDialog } from "@/shared/ui/FormDialog";
import { copyRole } from "./api";
import type { FullRole } from "./types";

/** Makes a role like another one, and opens it. */
export function CopyDialog({ role, onClose }: { role: FullRole; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(t("roles.copyName", { name: role.name }));
  const copy = useMutation({
    mutationFn: () => copyRole(role.id, name.trim()),
    onSuccess: (made) => {
      remember(client, "roles", made);
      onClose();
      void navigate({ to: "/settings/roles/$id", params: { id: made.id } });
    },
  });
  return (
    <FormDialog
      title={t("roles.copyTitle", { name: role.name })}
      submit={t("roles.copy")}
      busy={copy.isPending}
      error={copy.error?.message}
      disabled={!name.trim()}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        copy.mutate();
      }}
    >
      <TextInput
        label={t("field.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}
