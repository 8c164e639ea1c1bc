import { Button, CopyButton, TextInput } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { pageOptions } from "@/shared/api/resources";
import { useCan, useMe } from "@/shared/api/session";
import type { User, UserStatus } from "@/shared/api/types";
import type { FilterField } from "@/shared/ui/FilterBar";
import { FormDialog } from "@/shared/ui/FormDialog";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, type ListView, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { SeeAsButton } from "@/shared/ui/SeeAsButton";
import { Avatar, Blank, Pill, type Tone } from "@/shared/ui/values";
import { securedOptions } from "./api";
import { UserActions } from "./UserActions";
import { UserDialog } from "./UserDialog";
import classes from "./Users.module.css";

const tones: Record<UserStatus, Tone> = {
  "not-invited": "neutral",
  invited: "warn",
  active: "good",
  disabled: "bad",
};

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
}

/** The colleagues: who may sign in, with which roles. */
export function UsersPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const editable = can("user", "update");
  const [inviting, setInviting] = useState<User>();
  const [creating, setCreating] = useState(false);
  const teams = useQuery(pageOptions("teams", { limit: 500 }));
  const roles = useQuery(pageOptions("roles", { limit: 100 }));
  const oversees = useOversees();
  const secured = useQuery({ ...securedOptions, enabled: oversees }).data;
  const columns = useMemo<ListColumn<User>[]>(() => {
    const team = new Map(teams.data?.items.map((it) => [it.id, it.name]));
    const role = new Map(roles.data?.items.map((it) => [it.id, it.name]));
    return [
      {
        id: "name",
        header: t("field.name"),
        size: 220,
        sort: "name",
        cell: (user) => (
          <span className={named.named}>
            <Avatar name={user.name} />
            <span>{user.name}</span>
          </span>
        ),
      },
      { id: "email", header: t("field.email"), size: 220, sort: "email", cell: (user) => user.email ?? <Blank /> },
      {
        id: "roles",
        header: t("field.roles"),
        size: 160,
        cell: (user) => user.roles.map((id) => role.get(id) ?? id).join(", ") || <Blank />,
      },
      {
        id: "teams",
        header: t("field.teams"),
        size: 180,
        cell: (user) => user.teamIds.map((id) => team.get(id) ?? id).join(", ") || <Blank />,
      },
      {
        id: "status",
        header: t("field.state"),
        size: 120,
        cell: (user) => <Pill tone={tones[user.status]}>{t(`user.status.${user.status}`)}</Pill>,
      },
      ...(oversees
        ? [
            {
              id: "secondFactor",
              header: t("userAdmin.secondFactor"),
              size: 130,
              cell: (user: User) =>
                secured === undefined ? (
                  <Blank />
                ) : (
                  <Pill tone={secured.has(user.id) ? "good" : "neutral"}>
                    {t(secured.has(user.id) ? "userAdmin.has" : "userAdmin.hasNone")}
                  </Pill>
                ),
            },
          ]
        : []),
      ...(editable
        ? [
            {
              id: "actions",
              header: t("user.access"),
              size: 180,
              align: "right" as const,
              cell: (user: User) => (
                <>
                  <SeeAsButton user={user} />
                  <UserActions user={user} onInvite={() => setInviting(user)} />
                </>
              ),
            },
          ]
        : []),
    ];
  }, [t, teams.data, roles.data, editable, oversees, secured]);
  const fields = useMemo<FilterField[]>(
    () => [
      {
        field: "status",
        label: t("field.state"),
        kind: "choice",
        choices: (Object.keys(tones) as UserStatus[]).map((value) => ({ value, label: t(`user.status.${value}`) })),
      },
      { field: "email", label: t("field.email"), kind: "text" },
    ],
    [t],
  );
  const views = useMemo<ListView[]>(
    () => [
      { id: "all", label: t("userAdmin.views.all") },
      { id: "without", label: t("userAdmin.views.without"), params: { secondFactor: "no" } },
      { id: "with", label: t("userAdmin.views.with"), params: { secondFactor: "yes" } },
    ],
    [t],
  );
  return (
    <>
      <ResourceList
        resource="users"
        title={t("nav.users")}
        columns={columns}
        fields={fields}
        defaultSort="name"
        {...(oversees && { views })}
        search={search}
        onSearch={onSearch}
        create={can("user", "create") ? { label: t("userAdmin.new"), onClick: () => setCreating(true) } : undefined}
        permission="user"
        emptyHint={t("user.emptyHint")}
        onOpen={(user) => editable && setInviting(user)}
      />
      {creating && <UserDialog user={undefined} onClose={() => setCreating(false)} />}
      {inviting && <InviteDialog user={inviting} onClose={() => setInviting(undefined)} />}
    </>
  );
}

/** Whether one sees how everybody signs in, and not only oneself. */
function useOversees(): boolean {
  return !!useMe()?.permissions.some(
    ({ resource, actions, scope }) =>
      scope === "all" &&
      (resource === "account" || resource === "*") &&
      (actions.includes("read") || actions.includes("*")),
  );
}

/** Makes a link that lets a colleague choose a password, once. */
function InviteDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [email, setEmail] = useState(user.email ?? "");
  const invite = useMutation({
    mutationFn: () =>
      request<{ link: string; mailed: boolean }>(`/api/v1/users/${user.id}/invite`, {
        method: "POST",
        body: { email },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["users"] }),
  });
  const problem = invite.error instanceof Problem ? invite.error : undefined;
  const link = invite.data?.link;
  return (
    <FormDialog
      title={t("user.inviteTitle", { name: user.name })}
      submit={link ? t("action.done") : t("user.makeLink")}
      busy={invite.isPending}
      error={problem && !problem.errors.length ? problem.message : undefined}
      onClose={onClose}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        if (link) onClose();
        else invite.mutate();
      }}
    >
      {link ? (
        <>
          <p className={classes.hint}>
            {t("user.linkHint")} {invite.data?.mailed && t("userAdmin.mailed")}
          </p>
          <div className={classes.link}>
            <TextInput
              readOnly
              aria-label={t("user.link")}
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={link}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
                  {copied ? t("action.copied") : t("action.copy")}
                </Button>
              )}
            </CopyButton>
          </div>
        </>
      ) : (
        <TextInput
          label={t("field.email")}
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={problem?.errors[0]?.message}
          data-autofocus
        />
      )}
    </FormDialog>
  );
}
