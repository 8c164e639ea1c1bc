import { ActionIcon, Button, SegmentedControl, Tooltip } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconPencil, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import type { CustomField, CustomOwner } from "@/shared/api/custom";
import { pageOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission, SkeletonFacts } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { Pill } from "@/shared/ui/values";
import { CustomFieldDialog } from "./CustomFieldDialog";
import classes from "./CustomFields.module.css";

/** What an administrator adds to contacts and companies. */
export function CustomFieldsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const [owner, setOwner] = useState<CustomOwner>("contact");
  const [editing, setEditing] = useState<CustomField | "new">();
  const fields = useQuery({
    ...pageOptions("custom-fields", { filter: `resource == "${owner}"`, sort: "position", limit: 200 }),
    enabled: can("custom-field", "read"),
  });
  const create = can("custom-field", "create") && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setEditing("new")}>
      {t("customField.new")}
    </Button>
  );
  if (!can("custom-field", "read")) {
    return (
      <Page title={t("nav.customFields")}>
        <NoPermission />
      </Page>
    );
  }
  const items = fields.data?.items ?? [];
  return (
    <Page title={t("nav.customFields")} actions={create}>
      <div className={classes.page}>
        <SegmentedControl
          aria-label={t("customField.of")}
          value={owner}
          onChange={(next) => setOwner(next as CustomOwner)}
          data={[
            { value: "contact", label: t("nav.people") },
            { value: "company", label: t("nav.companies") },
          ]}
        />
        {fields.isPending ? (
          <SkeletonFacts label={t("state.loading")} />
        ) : fields.isError ? (
          <Failure error={fields.error} retry={() => void fields.refetch()} />
        ) : items.length === 0 ? (
          <Empty title={t("customField.none")} hint={t("customField.emptyHint")} action={create} />
        ) : (
          <Panel title={t(`customField.${owner}`)} flush>
            <FieldRows fields={items} editable={can("custom-field", "update")} onEdit={setEditing} />
          </Panel>
        )}
      </div>
      {editing && (
        <CustomFieldDialog
          owner={owner}
          field={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}

interface RowsProps {
  fields: CustomField[];
  editable: boolean;
  onEdit: (field: CustomField) => void;
}

function FieldRows({ fields, editable, onEdit }: RowsProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (changes: { field: CustomField; patch: Partial<CustomField> }[]) =>
      Promise.all(
        changes.map(({ field, patch }) =>
          request(`/api/v1/custom-fields/${field.id}`, { method: "PATCH", body: patch, version: field.version }),
        ),
      ),
    onError: (error) => toast({ message: error.message, bad: true }),
    onSettled: () => void client.invalidateQueries({ queryKey: ["custom-fields"] }),
  });
  const move = (from: number, to: number) => {
    const order = [...fields];
    order.splice(to, 0, ...order.splice(from, 1));
    change.mutate(
      order.flatMap((field, position) => (field.position === position ? [] : [{ field, patch: { position } }])),
    );
  };
  const archive = (field: CustomField) => {
    const to = !field.archived;
    change.mutate([{ field, patch: { archived: to } }]);
    if (to) toast({ message: t("customField.archivedNow", { name: field.name }) });
  };
  return (
    <ul className={classes.list}>
      {fields.map((field, at) => (
        <li key={field.id} className={classes.item} data-archived={field.archived || undefined}>
          <div className={classes.about}>
            <span className={classes.name}>{field.name}</span>
            <Pill>{t(`customField.kind.${field.kind}`)}</Pill>
            {field.archived && <Pill tone="warn">{t("customField.archived")}</Pill>}
            <div className={classes.details}>
              <code>custom.{field.key}</code>
              {field.linkTo && ` · ${t(`customField.to.${field.linkTo}`)}`}
              {field.options &&
                ` · ${field.options
                  .filter((option) => !option.archived)
                  .map((option) => option.label)
                  .join(", ")}`}
              {field.help && ` · ${field.help}`}
            </div>
          </div>
          {editable && (
            <div className={classes.actions}>
              <Action
                label={t("customField.up", { name: field.name })}
                disabled={at === 0 || change.isPending}
                onClick={() => move(at, at - 1)}
              >
                <IconArrowUp size={15} />
              </Action>
              <Action
                label={t("customField.down", { name: field.name })}
                disabled={at === fields.length - 1 || change.isPending}
                onClick={() => move(at, at + 1)}
              >
                <IconArrowDown size={15} />
              </Action>
              <Action label={t("customField.editOne", { name: field.name })} onClick={() => onEdit(field)}>
                <IconPencil size={15} />
              </Action>
              <Action
                label={t(field.archived ? "customField.unarchive" : "customField.archive", { name: field.name })}
                disabled={change.isPending}
                onClick={() => archive(field)}
              >
                {field.archived ? <IconArchiveOff size={15} /> : <IconArchive size={15} />}
              </Action>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

interface ActionProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Action({ label, disabled, onClick, children }: ActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={!!disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
