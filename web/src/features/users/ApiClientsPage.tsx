import { Button, Menu, Modal } from "@mantine/core";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pageOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { CopyText } from "@/shared/ui/CopyText";
import { FileMenu } from "@/shared/ui/list/FileMenu";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission, SkeletonFacts } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { Ago, Pill } from "@/shared/ui/values";
import { ApiClientDialog } from "./ApiClientDialog";
import { type ApiClient, apiClientsOptions, deleteClient, type FreshClient, rotateSecret, switchClient } from "./api";
import classes from "./Users.module.css";

/** The programs that work with Klientela by themselves. */
export function ApiClientsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const clients = useQuery({ ...apiClientsOptions, enabled: can("client", "read") });
  const [editing, setEditing] = useState<ApiClient | "new">();
  const [fresh, setFresh] = useState<FreshClient>();
  const refresh = () => client.invalidateQueries({ queryKey: ["api-clients"] });
  const create = can("client", "create") && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setEditing("new")}>
      {t("apiClient.new")}
    </Button>
  );
  return (
    <Page title={t("apiClient.title")} actions={create}>
      {!can("client", "read") ? (
        <NoPermission />
      ) : (
        <div className={classes.page}>
          {clients.isPending ? (
            <SkeletonFacts label={t("state.loading")} />
          ) : clients.isError ? (
            <Failure error={clients.error} retry={() => void clients.refetch()} />
          ) : clients.data.items.length === 0 ? (
            <Empty title={t("list.empty")} hint={t("apiClient.emptyHint")} action={create} />
          ) : (
            <Panel
              title={t("apiClient.title")}
              aside={can("client", "export") && <FileMenu path="api-clients" params={{ sort: "name" }} />}
            >
              <ul className={classes.list}>
                {clients.data.items.map((one) => (
                  <Row
                    key={one.id}
                    one={one}
                    editable={can("client", "update")}
                    onEdit={() => setEditing(one)}
                    onSecret={setFresh}
                  />
                ))}
              </ul>
            </Panel>
          )}
        </div>
      )}
      {editing && (
        <ApiClientDialog
          client={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSaved={(created) => {
            setEditing(undefined);
            setFresh(created);
            void refresh();
          }}
        />
      )}
      {fresh && <SecretDialog fresh={fresh} onClose={() => setFresh(undefined)} />}
    </Page>
  );
}

interface RowProps {
  one: ApiClient;
  editable: boolean;
  onEdit: () => void;
  onSecret: (fresh: FreshClient) => void;
}

function Row({ one, editable, onEdit, onSecret }: RowProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const roles = useQuery(pageOptions("roles", { limit: 100 }));
  const [deleting, setDeleting] = useState(false);
  const settled = {
    onSettled: () => client.invalidateQueries({ queryKey: ["api-clients"] }),
    onError: (error: Error) => toast({ message: error.message, bad: true }),
  };
  const rotate = useMutation({ mutationFn: rotateSecret, onSuccess: onSecret, ...settled });
  const toggle = useMutation({ mutationFn: switchClient, ...settled });
  const remove = useMutation({ mutationFn: deleteClient, ...settled });
  const roleNames = one.roles.map((id) => roles.data?.items.find((it) => it.id === id)?.name ?? id).join(", ");
  return (
    <li className={classes.item}>
      <span className={classes.name}>
        {one.name}
        <Pill tone={one.active ? "good" : "neutral"}>{t(one.active ? "apiClient.active" : "apiClient.off")}</Pill>
      </span>
      <span className={classes.hint}>
        <code>{one.id}</code> · {roleNames} · {t("apiClient.lastUsed")}:{" "}
        {one.lastUsedAt ? <Ago value={one.lastUsedAt} /> : t("apiClient.never")}
      </span>
      {editable && (
        <Menu withinPortal>
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={t("apiClient.menu", { name: one.name })}
            >
              <IconDots size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit}>{t("apiClient.change")}</Menu.Item>
            <Menu.Item onClick={() => rotate.mutate(one)}>{t("apiClient.rotate")}</Menu.Item>
            <Menu.Item onClick={() => toggle.mutate(one)}>
              {t(one.active ? "apiClient.disable" : "apiClient.enable")}
            </Menu.Item>
            <Menu.Item color="red" onClick={() => setDeleting(true)}>
              {t("apiClient.delete")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {deleting && (
        <ConfirmDialog
          title={t("apiClient.deleteTitle", { name: one.name })}
          confirm={t("apiClient.delete")}
          danger
          onConfirm={() => {
            setDeleting(false);
            remove.mutate(one);
          }}
          onClose={() => setDeleting(false)}
        >
          <p className={classes.hint}>{t("apiClient.deleteHint")}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

/** The secret, the one time that it is shown. */
function SecretDialog({ fresh, onClose }: { fresh: FreshClient; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t("apiClient.secretTitle")}
      size={520}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <div className={classes.form}>
        <p className={classes.hint}>{t("apiClient.secretOnce")}</p>
        <CopyText label={t("apiClient.id")} value={fresh.id} />
        <CopyText label={t("apiClient.secret")} value={fresh.secret} />
        <Button onClick={onClose}>{t("apiClient.kept")}</Button>
      </div>
    </Modal>
  );
}
