import { Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { languageNames, languages } from "@/shared/i18n";
import { CodeEditor, type CodeHandle } from "@/shared/ui/CodeEditor";
import { DeleteButton } from "@/shared/ui/DeleteButton";
import { EditGate } from "@/shared/ui/EditGate";
import { EditorPage, Split } from "@/shared/ui/EditorPage";
import { Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { useEditor } from "@/shared/ui/useEditor";
import classes from "./Template.module.css";
import { TemplatePreview, type Trouble, useTemplatePreview } from "./TemplatePreview";
import { TestSend } from "./TestSend";
import type { Template, TemplateFormat } from "./types";
import { VariablePalette } from "./VariablePalette";

export function TemplatePage({ id }: { id: string }) {
  return (
    <EditGate resource="templates" id={id}>
      {(template) => <TemplateEditor template={template} />}
    </EditGate>
  );
}

interface Draft {
  name: string;
  format: TemplateFormat;
  subject: string;
  body: string;
  text: string;
  language: string;
}

const empty: Draft = {
  name: "",
  format: "html",
  subject: "",
  body: '<p>{{ contact.firstName | default: "Hello" }},</p>\n\n<p></p>\n',
  text: "",
  language: "",
};
const read = ({ name, format, subject, body, text, language }: Template): Draft => ({
  name,
  format,
  subject,
  body,
  text: text ?? "",
  language: language ?? "",
});
const write = ({ text, language, ...rest }: Draft) => ({ ...rest, text: text || null, language: language || null });

/** A mail to be filled in: its text on the left, what one person would get on the right. */
function TemplateEditor({ template }: { template: Template | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const editable = can("template", template ? "update" : "create");
  const [part, setPart] = useState<"body" | "text">("body");
  const [testing, setTesting] = useState(false);
  const code = useRef<CodeHandle>(null);
  const subject = useRef<HTMLInputElement>(null);
  const last = useRef<"subject" | "code">("code");
  const editor = useEditor<"templates", Draft>({
    resource: "templates",
    record: template,
    empty,
    read,
    write,
    labels: {
      name: t("field.name"),
      format: t("template.format"),
      subject: t("template.subject"),
      body: t("template.body"),
      text: t("template.text"),
      language: t("field.language"),
    },
    onSaved: ({ id, name }, created) => {
      toast({ message: t("editor.saved", { name }) });
      if (created) void navigate({ to: "/templates/$id", params: { id }, replace: true });
    },
  });
  const { draft, set } = editor;
  const preview = useTemplatePreview(draft);
  const refused = (field: "subject" | "body" | "text"): Trouble[] => {
    const message = editor.errorOf(field);
    return message ? [{ part: field, message, line: undefined }] : [];
  };
  const troubles = preview.troubles.length ? preview.troubles : [...refused("body"), ...refused("text")];
  const insert = (text: string) => {
    const field = subject.current;
    if (last.current === "subject" && field) {
      field.focus();
      field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
      set({ subject: field.value });
    } else code.current?.insert(text);
  };
  return (
    <EditorPage
      title={template?.name ?? t("template.new")}
      editor={editor}
      editable={editable}
      actions={
        template && (
          <>
            <Button
              variant="default"
              leftSection={<IconSend size={14} />}
              disabled={editor.dirty}
              title={editor.dirty ? t("template.saveFirst") : undefined}
              onClick={() => setTesting(true)}
            >
              {t("template.test")}
            </Button>
            {can("template", "delete") && (
              <DeleteButton
                resource="templates"
                record={template}
                explain={t("template.deleteExplain")}
                onDeleted={() => void navigate({ to: "/templates" })}
              />
            )}
          </>
        )
      }
    >
      <Split
        even
        main={
          <Panel title={t("template.content")} aside={editable && <VariablePalette onChoose={insert} />}>
            <div className={classes.form}>
              <div className={classes.row}>
                <TextInput
                  label={t("field.name")}
                  required
                  value={draft.name}
                  onChange={(event) => set({ name: event.currentTarget.value })}
                  error={editor.errorOf("name")}
                  readOnly={!editable}
                />
                <Select
                  label={t("template.format")}
                  data={[
                    { value: "html", label: "HTML" },
                    { value: "mjml", label: "MJML" },
                  ]}
                  value={draft.format}
                  onChange={(next) => next && set({ format: next as TemplateFormat })}
                  allowDeselect={false}
                  readOnly={!editable}
                />
                <Select
                  label={t("field.language")}
                  data={languages.map((value) => ({ value, label: languageNames[value] ?? value }))}
                  value={draft.language || null}
                  onChange={(next) => set({ language: next ?? "" })}
                  placeholder={t("template.anyLanguage")}
                  clearable
                  readOnly={!editable}
                />
              </div>
              <TextInput
                ref={subject}
                label={t("template.subject")}
                required
                value={draft.subject}
                onFocus={() => {
                  last.current = "subject";
                }}
                onChange={(event) => set({ subject: event.currentTarget.value })}
                error={
                  editor.errorOf("subject") ??
                  preview.troubles.find((it) => it.part === "subject" && !it.mild)?.message ??
                  undefined
                }
                readOnly={!editable}
              />
              <div className={classes.parts}>
                <SegmentedControl
                  size="xs"
                  aria-label={t("template.part")}
                  data={[
                    { value: "body", label: draft.format === "mjml" ? "MJML" : "HTML" },
                    { value: "text", label: t("template.text") },
                  ]}
                  value={part}
                  onChange={(next) => setPart(next as "body" | "text")}
                />
                {part === "text" && <span className={classes.hint}>{t("template.textHint")}</span>}
              </div>
              <div className={classes.code}>
                <CodeEditor
                  key={part}
                  ref={code}
                  label={part === "body" ? t("template.body") : t("template.text")}
                  value={draft[part]}
                  onChange={(text) => set({ [part]: text })}
                  wrong={linesOf(troubles, part)}
                  describedBy="template-problems"
                  onFocus={() => {
                    last.current = "code";
                  }}
                  readOnly={!editable}
                />
              </div>
              <Troubles
                troubles={troubles.filter((it) => it.part !== "subject" || it.mild)}
                onGo={(it) => {
                  setPart(it.part === "text" ? "text" : "body");
                  requestAnimationFrame(() => it.line && code.current?.goTo(it.line));
                }}
              />
            </div>
          </Panel>
        }
        side={<TemplatePreview preview={preview} />}
      />
      {testing && template && (
        <TestSend template={template} contact={preview.contact} onClose={() => setTesting(false)} />
      )}
    </EditorPage>
  );
}

function linesOf(troubles: Trouble[], part: string): Set<number> {
  return new Set(troubles.filter((it) => it.part === part && it.line && !it.mild).map((it) => it.line as number));
}

/** What is wrong, each leading to its line. */
function Troubles({ troubles, onGo }: { troubles: Trouble[]; onGo: (trouble: Trouble) => void }) {
  const { t } = useTranslation();
  return (
    <div id="template-problems" role="status" aria-live="polite">
      {troubles.length > 0 && (
        <ul
          className={classes.troubles}
          data-mild={troubles.every((it) => it.mild) || undefined}
          aria-label={t("template.problems")}
        >
          {troubles.map((it, index) => (
            <li key={index}>
              {it.line ? (
                <button type="button" onClick={() => onGo(it)}>
                  <strong>{t("template.line", { line: it.line })}</strong> {it.message}
                </button>
              ) : (
                <span>{it.message}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
