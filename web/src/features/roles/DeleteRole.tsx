import { ActionIcon, Select, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { pageOptions, remember } from "@/shared/api/resources";
import { quote } from "@/shared/lib/cel";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { toast } from "@/shared/ui/toast";
import { replaceRole } from "./api";
import type { FullRole } from "./types";

/** Deletes a role; whoever holds it is given another one first. */
export function DeleteRole({ role }: { role: FullRole }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [withId, setWithId] = useState<string | null>(null);
  const held = useQuery({
    ...pageOptions("users", { filter: `${quote(role.id)} in roles`, limit: 1, count: true }),
    enabled: asking,
  });
  const others = useQuery({ ...pageOptions("roles", { limit: 200, sort: "name" }), enabled: asking });
  const count = held.data?.count ?? 0;
  const remove = useMutation({
    mutationFn: async () => {
      if (count > 0 && withId) await replaceRole(role.id, withId);
      await request(`/api/v1/roles/${role.id}`, { method: "DELETE", version: role.version });
    },
    onSuccess: () => {
      toast({ message: t("editor.deleted", { name: role.name }) });
      void navigate({ to: "/settings/roles" });
      client.removeQueries({ queryKey: ["roles", "record", role.id] });
      remember(client, "roles", undefined);
      void client.invalidateQueries({ queryKey: ["users"] });
    },
  });
  return (
    <>
      <Tooltip label={t("editor.delete")}>
        <ActionIcon aria-label={t("editor.delete")} onClick={() => setAsking(true)}>
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {asking && (
        <ConfirmDialog
          title={t("editor.deleteTitle", { name: role.name })}
          confirm={t("editor.delete")}
          danger
          busy={remove.isPending || held.isPending}
          disabled={count > 0 && !withId}
          error={remove.error?.message}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{count > 0 ? t("roles.heldBy", { count }) : t("roles.deleteHint")}</p>
          {count > 0 && (
            <Select
              label={t("roles.replaceWith")}
              data={(others.data?.items ?? [])
                .filter((it) => it.id !== role.id)
                .map((it) => ({ value: it.id, label: it.name }))}
              value={withId}
              onChange={setWithId}
            />
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
