import { Button, Switch, TextInput } from "@mantine/core";
import { IconKey, IconSend } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { DeleteButton } from "@/shared/ui/DeleteButton";
import { EditGate } from "@/shared/ui/EditGate";
import { EditorPage, Split } from "@/shared/ui/EditorPage";
import { FilterBuilder } from "@/shared/ui/FilterBuilder";
import { Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { useEditor } from "@/shared/ui/useEditor";
import classes from "./Automation.module.css";
import { eventTypesOptions, rotateSecret, testWebhook } from "./api";
import { Deliveries } from "./Deliveries";
import { EventTypePicker } from "./EventTypePicker";
import { SecretDialog } from "./SecretDialog";
import type { Webhook } from "./types";
import { Health } from "./WebhookHealth";
import { conditionFields } from "./words";

export function WebhookPage({ id }: { id: string }) {
  return (
    <EditGate resource="webhooks" id={id} every={5_000}>
      {(webhook) => webhook && <WebhookEditor webhook={webhook} />}
    </EditGate>
  );
}

interface Draft {
  name: string;
  url: string;
  eventTypes: string[];
  filter: string;
  active: boolean;
}

const empty: Draft = { name: "", url: "", eventTypes: [], filter: "", active: true };
const read = ({ name, url, eventTypes, filter, active }: Webhook): Draft => ({
  name,
  url,
  eventTypes,
  filter: filter ?? "",
  active,
});
const write = (draft: Draft) => draft;

/** Another system that is told of events: where it is, of what it is told, and how each telling went. */
function WebhookEditor({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const can = useCan();
  const client = useQueryClient();
  const navigate = useNavigate();
  const editable = can("webhook", "update");
  const [rotating, setRotating] = useState(false);
  const [secret, setSecret] = useState<string>();
  const known = useQuery(eventTypesOptions);
  const editor = useEditor<"webhooks", Draft>({
    resource: "webhooks",
    record: webhook,
    empty,
    read,
    write,
    labels: {
      name: t("field.name"),
      url: t("webhook.url"),
      eventTypes: t("webhook.events"),
      filter: t("webhook.filter"),
      active: t("webhook.active"),
    },
    onSaved: ({ name }) => toast({ message: t("editor.saved", { name }) }),
  });
  const { draft, set, errorOf } = editor;
  const only = draft.eventTypes.length === 1 ? draft.eventTypes[0] : undefined;
  const fields = useMemo(
    () =>
      conditionFields(
        known.data?.find((it) => it.type === only),
        t,
      ),
    [known.data, only, t],
  );
  const again = () => client.invalidateQueries({ queryKey: ["webhooks", "deliveries", webhook.id] });
  const test = useMutation({
    mutationFn: () => testWebhook(webhook.id),
    onSuccess: ({ status, problem }) => {
      const good = !!status && status >= 200 && status < 300;
      if (good) toast({ message: t("webhook.tested", { status }) });
      else toast({ bad: true, title: t("webhook.notTested"), message: problem ?? `HTTP ${status}` });
      void again();
    },
    onError: (error) => toast({ bad: true, title: t("webhook.notTested"), message: error.message }),
  });
  const rotate = useMutation({
    mutationFn: () => rotateSecret(webhook.id, webhook.version),
    onSuccess: (answer) => {
      setRotating(false);
      setSecret(answer?.secret ?? "");
      void client.invalidateQueries({ queryKey: ["webhooks", "record", webhook.id] });
    },
  });
  return (
    <EditorPage
      title={webhook.name}
      aside={<Health webhook={webhook} />}
      editor={editor}
      editable={editable}
      actions={
        editable && (
          <>
            <Button
              variant="default"
              leftSection={<IconSend size={14} />}
              loading={test.isPending}
              onClick={() => test.mutate()}
            >
              {t("webhook.test")}
            </Button>
            <Button variant="default" leftSection={<IconKey size={14} />} onClick={() => setRotating(true)}>
              {t("webhook.rotate")}
            </Button>
            {can("webhook", "delete") && (
              <DeleteButton
                resource="webhooks"
                record={webhook}
                explain={t("webhook.deleteExplain")}
                onDeleted={() => void navigate({ to: "/webhooks" })}
              />
            )}
          </>
        )
      }
    >
      <Split
        even
        main={
          <Panel title={t("webhook.settings")}>
            <div className={classes.form}>
              {webhook.disabledReason && !webhook.active && (
                <p className={classes.error}>{t("webhook.disabledFor", { reason: webhook.disabledReason })}</p>
              )}
              <TextInput
                label={t("field.name")}
                required
                value={draft.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
                error={errorOf("name")}
                readOnly={!editable}
              />
              <TextInput
                label={t("webhook.url")}
                type="url"
                required
                value={draft.url}
                onChange={(event) => set({ url: event.currentTarget.value })}
                error={errorOf("url")}
                readOnly={!editable}
              />
              <EventTypePicker
                value={draft.eventTypes}
                onChange={(eventTypes) => set({ eventTypes })}
                error={errorOf("eventTypes")}
                readOnly={!editable}
              />
              <FilterBuilder
                label={t("webhook.filter")}
                fields={fields}
                value={draft.filter}
                onChange={(filter) => set({ filter })}
                error={errorOf("filter")}
                empty={t("webhook.noFilter")}
                example={'record.status == "won"'}
                readOnly={!editable}
              />
              <Switch
                size="xs"
                label={t("webhook.active")}
                checked={draft.active}
                disabled={!editable}
                onChange={(event) => set({ active: event.currentTarget.checked })}
              />
            </div>
          </Panel>
        }
        side={<Deliveries webhook={webhook} editable={editable} />}
      />
      {rotating && (
        <ConfirmDialog
          title={t("webhook.rotateTitle")}
          confirm={t("webhook.rotate")}
          danger
          busy={rotate.isPending}
          error={rotate.error?.message}
          onConfirm={() => rotate.mutate()}
          onClose={() => setRotating(false)}
        >
          <p>{t("webhook.rotateExplain")}</p>
        </ConfirmDialog>
      )}
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </EditorPage>
  );
}
