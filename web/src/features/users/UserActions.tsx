import { Button, Menu } from "@mantine/core";
import { IconDots, IconKey, IconLogout, IconPencil, IconShieldX, IconUserPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import type { User } from "@/shared/api/types";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { toast } from "@/shared/ui/toast";
import { UserDialog } from "./UserDialog";
import classes from "./Users.module.css";

const icon = { size: 14, stroke: 1.6 };

/** What an administrator does about a colleague's access. */
export function UserActions({ user, onInvite }: { user: User; onInvite: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<"edit" | "reset">();
  const settled = {
    onSettled: () => client.invalidateQueries({ queryKey: ["users"] }),
    onError: (error: Error) => toast({ message: error.message, bad: true }),
  };
  const toggle = useMutation({
    mutationFn: () =>
      request(`/api/v1/users/${user.id}/${user.status === "disabled" ? "enable" : "disable"}`, {
        method: "POST",
        version: user.version,
      }),
    ...settled,
  });
  const signOut = useMutation({
    mutationFn: () => request<{ ended: number }>("/api/v1/sessions/end", { method: "POST", body: { userId: user.id } }),
    onSuccess: ({ ended }) => toast({ message: t("userAdmin.signedOut", { count: ended }) }),
    onError: settled.onError,
  });
  const reset = useMutation({
    mutationFn: () => request(`/api/v1/users/${user.id}/reset-second-factor`, { method: "POST" }),
    onSuccess: () => {
      setDialog(undefined);
      toast({ message: t("userAdmin.done") });
    },
  });
  return (
    <>
      {/* The menu opens outside of the row, which clips what is in it. */}
      <Menu withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" size="compact-xs" aria-label={t("user.menu", { name: user.name })}>
            <IconDots size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setDialog("edit")}>
            {t("userAdmin.edit")}
          </Menu.Item>
          {user.status !== "disabled" && (
            <Menu.Item
              leftSection={user.status === "active" ? <IconKey {...icon} /> : <IconUserPlus {...icon} />}
              onClick={onInvite}
            >
              {t(user.status === "active" ? "userAdmin.newLink" : "user.invite")}
            </Menu.Item>
          )}
          {user.status === "active" && (
            <>
              <Menu.Item leftSection={<IconShieldX {...icon} />} onClick={() => setDialog("reset")}>
                {t("userAdmin.resetFactor")}
              </Menu.Item>
              <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => signOut.mutate()}>
                {t("userAdmin.signOut")}
              </Menu.Item>
            </>
          )}
          <Menu.Item onClick={() => toggle.mutate()}>
            {user.status === "disabled" ? t("user.enable") : t("user.disable")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "edit" && <UserDialog user={user} onClose={() => setDialog(undefined)} />}
      {dialog === "reset" && (
        <ConfirmDialog
          title={t("userAdmin.resetFactorTitle", { name: user.name })}
          confirm={t("userAdmin.resetFactor")}
          danger
          busy={reset.isPending}
          error={reset.error?.message}
          onConfirm={() => reset.mutate()}
          onClose={() => setDialog(undefined)}
        >
          <p className={classes.hint}>{t("userAdmin.resetFactorHint", { name: user.name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
