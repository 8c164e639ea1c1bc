import { TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { type SyntheticEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useCreate } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { FilterField } from "@/shared/ui/FilterBar";
import { FormDialog } from "@/shared/ui/FormDialog";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Ago } from "@/shared/ui/values";
import { EventTypePicker } from "./EventTypePicker";
import { SecretDialog } from "./SecretDialog";
import type { Webhook } from "./types";
import { Health } from "./WebhookHealth";

/** The other systems that are told of events, and whether they answer. */
export function WebhooksPage({ search, onSearch }: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<Webhook>();
  const columns = useMemo<ListColumn<Webhook>[]>(
    () => [
      {
        id: "name",
        header: t("webhook.one"),
        size: 220,
        sort: "name",
        cell: (webhook) => (
          <Link to="/webhooks/$id" params={{ id: webhook.id }} className={named.named}>
            <span>{webhook.name}</span>
          </Link>
        ),
      },
      { id: "health", header: t("webhook.health"), size: 170, cell: (webhook) => <Health webhook={webhook} /> },
      { id: "url", header: t("webhook.url"), size: 320, cell: (webhook) => webhook.url },
      {
        id: "eventTypes",
        header: t("webhook.events"),
        size: 120,
        cell: (webhook) => t("webhook.eventCount", { count: webhook.eventTypes.length }),
      },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 140,
        sort: "updatedAt",
        align: "right",
        cell: (webhook) => <Ago value={webhook.updatedAt} />,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "name", label: t("field.name"), kind: "text" },
      { field: "url", label: t("webhook.url"), kind: "text" },
      { field: "active", label: t("webhook.active"), kind: "flag" },
    ],
    [t],
  );
  return (
    <>
      <ResourceList
        resource="webhooks"
        title={t("nav.webhooks")}
        columns={columns}
        fields={fields}
        defaultSort="name"
        search={search}
        onSearch={onSearch}
        create={can("webhook", "create") ? { label: t("webhook.new"), onClick: () => setCreating(true) } : undefined}
        exported="webhook"
        emptyHint={t("webhook.emptyHint")}
        to={(id) => `/webhooks/${id}`}
      />
      {creating && (
        <Create
          onClose={() => setCreating(false)}
          onCreated={(webhook) => {
            setCreating(false);
            setMade(webhook);
          }}
        />
      )}
      {made && (
        <SecretDialog
          secret={made.secret ?? ""}
          onClose={() => {
            setMade(undefined);
            void navigate({ to: "/webhooks/$id", params: { id: made.id } });
          }}
        />
      )}
    </>
  );
}

function Create({ onClose, onCreated }: { onClose: () => void; onCreated: (webhook: Webhook) => void }) {
  const { t } = useTranslation();
  const create = useCreate("webhooks");
  const [draft, setDraft] = useState({ name: "", url: "", eventTypes: [] as string[] });
  const problem = create.error instanceof Problem ? create.error : undefined;
  const errorOf = (field: string) =>
    problem?.errors.find((it) => it.field === field || it.field.startsWith(`${field}[`))?.message;
  const placed = problem?.errors.every(({ field }) => /^(name|url|eventTypes)\b/.test(field)) && problem.errors.length;
  return (
    <FormDialog
      title={t("webhook.new")}
      submit={t("webhook.create")}
      busy={create.isPending}
      error={create.error && !placed ? create.error.message : undefined}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        create.mutate({ ...draft, filter: "", active: true }, { onSuccess: onCreated });
      }}
      onClose={onClose}
    >
      <TextInput
        label={t("field.name")}
        required
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        error={errorOf("name")}
        data-autofocus
      />
      <TextInput
        label={t("webhook.url")}
        type="url"
        placeholder="https://"
        required
        value={draft.url}
        onChange={(event) => setDraft({ ...draft, url: event.currentTarget.value })}
        error={errorOf("url")}
      />
      <EventTypePicker
        value={draft.eventTypes}
        onChange={(eventTypes) => setDraft({ ...draft, eventTypes })}
        error={errorOf("eventTypes")}
      />
    </FormDialog>
  );
}
