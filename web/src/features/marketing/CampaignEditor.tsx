import { Button, NumberInput, TextInput } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { DeleteButton } from "@/shared/ui/DeleteButton";
import { EditorPage, Split } from "@/shared/ui/EditorPage";
import { Panel } from "@/shared/ui/Page";
import { type Picked, RecordPicker } from "@/shared/ui/RecordPicker";
import { toast } from "@/shared/ui/toast";
import { useEditor } from "@/shared/ui/useEditor";
import { Pill } from "@/shared/ui/values";
import classes from "./Marketing.module.css";
import { PurposeSelect } from "./PurposeSelect";
import { RecipientsPanel } from "./RecipientsPanel";
import { SendDialog } from "./SendDialog";
import { TemplatePreview, useTemplatePreview } from "./TemplatePreview";
import { TestSend } from "./TestSend";
import type { Campaign, Segment, Template } from "./types";

interface Draft {
  name: string;
  segment: Picked | null;
  template: Picked | null;
  subject: string;
  fromName: string;
  fromAddress: string;
  replyTo: string;
  perMinute: number | null;
  purpose: string;
}

const read = (it: Campaign): Draft => ({
  name: it.name,
  segment: it.segmentId ? { id: it.segmentId, name: it.segmentName ?? it.segmentId } : null,
  template: it.templateId ? { id: it.templateId, name: it.templateName ?? it.templateId } : null,
  subject: it.subject ?? "",
  fromName: it.fromName ?? "",
  fromAddress: it.fromAddress ?? "",
  replyTo: it.replyTo ?? "",
  perMinute: it.perMinute ?? null,
  purpose: it.purpose ?? "newsletter",
});

const write = ({ name, segment, template, perMinute, purpose, ...texts }: Draft) => ({
  name,
  purpose,
  segmentId: segment?.id ?? null,
  templateId: template?.id ?? null,
  perMinute,
  subject: texts.subject || null,
  fromName: texts.fromName || null,
  fromAddress: texts.fromAddress || null,
  replyTo: texts.replyTo || null,
});

/** One mail to everybody in a segment, before it leaves: to whom, what, and how it will look. */
export function CampaignEditor({
  campaign,
  segment,
}: {
  campaign: Campaign | undefined;
  segment: Segment | undefined;
}) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const editable = can("campaign", campaign ? "update" : "create");
  const [sending, setSending] = useState(false);
  const [testing, setTesting] = useState(false);
  const empty = useMemo<Draft>(
    () => ({
      name: "",
      segment: segment ? { id: segment.id, name: segment.name } : null,
      template: null,
      subject: "",
      fromName: "",
      fromAddress: "",
      replyTo: "",
      perMinute: null,
      purpose: "newsletter",
    }),
    [segment],
  );
  const editor = useEditor<"campaigns", Draft>({
    resource: "campaigns",
    record: campaign,
    empty,
    read,
    write,
    labels: {
      name: t("field.name"),
      segment: t("segment.one"),
      template: t("template.one"),
      subject: t("template.subject"),
      fromName: t("campaign.fromName"),
      fromAddress: t("campaign.fromAddress"),
      replyTo: t("campaign.replyTo"),
      perMinute: t("campaign.perMinute"),
      purpose: t("purpose.one"),
    },
    onSaved: ({ id, name }, created) => {
      toast({ message: t("editor.saved", { name }) });
      if (created) void navigate({ to: "/campaigns/$id", params: { id }, replace: true });
    },
  });
  const { draft, set, errorOf } = editor;
  const template = useQuery({
    ...recordOptions("templates", draft.template?.id ?? ""),
    enabled: !!draft.template,
  });
  const text = (field: "fromName" | "fromAddress" | "replyTo", type = "text") => (
    <TextInput
      label={t(`campaign.${field}`)}
      type={type}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      error={errorOf(field)}
      readOnly={!editable}
    />
  );
  return (
    <EditorPage
      title={campaign?.name ?? t("campaign.new")}
      aside={campaign && <Pill>{t("campaign.status.draft")}</Pill>}
      editor={editor}
      editable={editable}
      actions={
        campaign && (
          <>
            {template.data && (
              <Button variant="default" onClick={() => setTesting(true)}>
                {t("template.test")}
              </Button>
            )}
            {can("campaign", "delete") && (
              <DeleteButton
                resource="campaigns"
                record={campaign}
                explain={t("campaign.deleteExplain")}
                onDeleted={() => void navigate({ to: "/campaigns" })}
              />
            )}
            {can("campaign", "send") && (
              <Button
                leftSection={<IconSend size={14} />}
                disabled={editor.dirty || !campaign.segmentId || !campaign.templateId}
                title={editor.dirty ? t("template.saveFirst") : undefined}
                onClick={() => setSending(true)}
              >
                {t("campaign.send")}
              </Button>
            )}
          </>
        )
      }
    >
      <Split
        even
        main={
          <>
            <Panel title={t("campaign.what")}>
              <div className={classes.form}>
                <TextInput
                  label={t("field.name")}
                  required
                  value={draft.name}
                  onChange={(event) => set({ name: event.currentTarget.value })}
                  error={errorOf("name")}
                  readOnly={!editable}
                />
                <div className={classes.pair}>
                  <RecordPicker
                    resource="segments"
                    label={t("campaign.to")}
                    required
                    value={draft.segment}
                    onChange={(next) => set({ segment: next })}
                    error={errorOf("segment")}
                    disabled={!editable}
                  />
                  <RecordPicker
                    resource="templates"
                    label={t("template.one")}
                    required
                    value={draft.template}
                    onChange={(next) => set({ template: next })}
                    error={errorOf("template")}
                    disabled={!editable}
                  />
                </div>
                <PurposeSelect
                  value={draft.purpose}
                  onChange={(purpose) => set({ purpose })}
                  error={errorOf("purpose")}
                  readOnly={!editable}
                />
                <TextInput
                  label={t("template.subject")}
                  description={t("campaign.subjectHint")}
                  placeholder={template.data?.subject}
                  value={draft.subject}
                  onChange={(event) => set({ subject: event.currentTarget.value })}
                  error={errorOf("subject")}
                  readOnly={!editable}
                />
                <div className={classes.pair}>
                  {text("fromName")}
                  {text("fromAddress", "email")}
                </div>
                <div className={classes.pair}>
                  {text("replyTo", "email")}
                  <NumberInput
                    label={t("campaign.perMinute")}
                    placeholder={t("campaign.unlimited")}
                    size="xs"
                    min={1}
                    allowDecimal={false}
                    hideControls
                    value={draft.perMinute ?? ""}
                    onChange={(next) => set({ perMinute: next === "" ? null : Number(next) })}
                    error={errorOf("perMinute")}
                    readOnly={!editable}
                  />
                </div>
              </div>
            </Panel>
            <RecipientsPanel campaign={campaign} segment={draft.segment} />
          </>
        }
        side={
          template.data ? (
            <Preview template={template.data} subject={draft.subject} />
          ) : (
            <Panel title={t("template.preview")}>
              <p className={classes.hint}>{t("campaign.noTemplate")}</p>
            </Panel>
          )
        }
      />
      {sending && campaign && (
        <SendDialog
          campaign={campaign}
          subject={draft.subject || template.data?.subject || ""}
          onClose={() => setSending(false)}
        />
      )}
      {testing && template.data && (
        <TestSend template={template.data} contact={null} onClose={() => setTesting(false)} />
      )}
    </EditorPage>
  );
}

function Preview({ template, subject }: { template: Template; subject: string }) {
  const preview = useTemplatePreview({
    ...template,
    subject: subject || template.subject,
    text: template.text ?? null,
  });
  return <TemplatePreview preview={preview} />;
}
