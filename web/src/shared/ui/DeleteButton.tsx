import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { remember } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import { ConfirmDialog } from "./ConfirmDialog";
import { toast } from "./toast";

interface Props<R extends ResourceName> {
  resource: R;
  record: ResourceMap[R];
  /** What goes with it, or stays. */
  explain: string;
  onDeleted: () => void;
}

/** Deletes a record, after saying what that means. */
export function DeleteButton<R extends ResourceName>({ resource, record, explain, onDeleted }: Props<R>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => request(`/api/v1/${resource}/${record.id}`, { method: "DELETE", version: record.version }),
    onSuccess: () => {
      sessionStorage.removeItem(`klientela.draft.${resource}.${record.id}`);
      toast({ message: t("editor.deleted", { name: record.name }) });
      onDeleted();
      client.removeQueries({ queryKey: [resource, "record", record.id] });
      remember(client, resource, undefined);
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
          title={t("editor.deleteTitle", { name: record.name })}
          confirm={t("editor.delete")}
          danger
          busy={remove.isPending}
          error={remove.error?.message}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          <p>{explain}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
