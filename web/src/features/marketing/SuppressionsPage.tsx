import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type SyntheticEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { remember, useCreate } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import type { FilterField } from "@/shared/ui/FilterBar";
import { FormDialog } from "@/shared/ui/FormDialog";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { toast } from "@/shared/ui/toast";
import { Ago, Blank, Pill, type Tone } from "@/shared/ui/values";
import type { Suppression, SuppressionReason } from "./types";

const tones: Record<SuppressionReason, Tone> = {
  unsubscribed: "neutral",
  bounced: "warn",
  complained: "bad",
  manual: "accent",
};

/** The addresses that no campaign is sent to. */
export function SuppressionsPage({ search, onSearch }: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const [lifting, setLifting] = useState<Suppression>();
  const liftable = can("suppression", "delete");
  const columns = useMemo<ListColumn<Suppression>[]>(
    () => [
      {
        id: "name",
        header: t("suppression.address"),
        size: 280,
        sort: "name",
        cell: (it) =>
          it.contactId ? (
            <Link to="/contacts/$id" params={{ id: it.contactId }} className={named.named}>
              <span>{it.name}</span>
            </Link>
          ) : (
            it.name
          ),
      },
      {
        id: "reason",
        header: t("suppression.reason"),
        size: 150,
        sort: "reason",
        cell: ({ reason }) => <Pill tone={tones[reason]}>{t(`suppression.reasons.${reason}`)}</Pill>,
      },
      { id: "note", header: t("suppression.note"), size: 280, cell: (it) => it.note ?? <Blank /> },
      {
        id: "createdAt",
        header: t("suppression.since"),
        size: 140,
        sort: "createdAt",
        align: "right",
        cell: (it) => <Ago value={it.createdAt} />,
      },
      ...(liftable
        ? [
            {
              id: "actions",
              header: t("suppression.action"),
              size: 110,
              align: "right" as const,
              cell: (it: Suppression) => (
                <Button variant="subtle" size="compact-xs" onClick={() => setLifting(it)}>
                  {t("suppression.lift")}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [t, liftable],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      {
        field: "reason",
        label: t("suppression.reason"),
        kind: "choice",
        choices: (Object.keys(tones) as SuppressionReason[]).map((value) => ({
          value,
          label: t(`suppression.reasons.${value}`),
        })),
      },
      { field: "name", label: t("suppression.address"), kind: "text" },
      { field: "createdAt", label: t("suppression.since"), kind: "instant" },
    ],
    [t],
  );
  return (
    <>
      <ResourceList
        resource="suppressions"
        title={t("nav.suppressions")}
        columns={columns}
        fields={fields}
        defaultSort="-createdAt"
        search={search}
        onSearch={onSearch}
        create={
          can("suppression", "create") ? { label: t("suppression.new"), onClick: () => setAdding(true) } : undefined
        }
        permission="suppression"
        emptyHint={t("suppression.emptyHint")}
        onOpen={(it) => liftable && setLifting(it)}
      />
      {adding && <Add onClose={() => setAdding(false)} />}
      {lifting && <Lift suppression={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}

function Add({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const create = useCreate("suppressions");
  const [address, setAddress] = useState("");
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState(false);
  const problem = create.error instanceof Problem ? create.error : undefined;
  const refused = problem?.errors.find((it) => it.field === "name")?.message;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const valid = /^\S+@\S+$/.test(address.trim());
    setWrong(!valid);
    if (!valid) return;
    create.mutate(
      { name: address.trim().toLowerCase(), reason: "manual", note: note.trim() || null },
      {
        onSuccess: ({ name }) => {
          toast({ message: t("suppression.added", { name }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t("suppression.new")}
      submit={t("suppression.add")}
      busy={create.isPending}
      error={create.error && !refused ? create.error.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t("suppression.address")}
        type="email"
        required
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={wrong ? t("form.email") : refused}
        data-autofocus
      />
      <Textarea
        label={t("suppression.note")}
        size="xs"
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function Lift({ suppression, onClose }: { suppression: Suppression; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const lift = useMutation({
    mutationFn: () =>
      request(`/api/v1/suppressions/${suppression.id}`, { method: "DELETE", version: suppression.version }),
    onSuccess: () => {
      toast({ message: t("suppression.lifted", { name: suppression.name }) });
      remember(client, "suppressions", undefined);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("suppression.liftTitle", { name: suppression.name })}
      confirm={t("suppression.lift")}
      danger
      busy={lift.isPending}
      error={lift.error?.message}
      onConfirm={() => lift.mutate()}
      onClose={onClose}
    >
      <p>{t(`suppression.liftExplain.${suppression.reason}`)}</p>
    </ConfirmDialog>
  );
}
