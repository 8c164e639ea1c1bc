import { MultiSelect, Select, Switch, Tabs, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { purposesOptions } from "@/shared/api/consents";
import { pageOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { languageNames, languages } from "@/shared/i18n";
import { DeleteButton } from "@/shared/ui/DeleteButton";
import { EditGate } from "@/shared/ui/EditGate";
import { EditorPage, Split } from "@/shared/ui/EditorPage";
import { Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { type Editor, useEditor } from "@/shared/ui/useEditor";
import { Pill } from "@/shared/ui/values";
import { FieldsEditor, type KeyedField } from "./FieldsEditor";
import classes from "./Form.module.css";
import { FormPreview } from "./FormPreview";
import { FormSnippet } from "./FormSnippet";
import { Submissions } from "./Submissions";
import type { FormConsent, WebForm } from "./types";

interface Props {
  id: string;
  tab: string | undefined;
  onTab: (tab: string | undefined) => void;
}

export function FormPage({ id, tab, onTab }: Props) {
  return (
    <EditGate resource="forms" id={id}>
      {(form) => <FormEditor form={form} tab={tab} onTab={onTab} />}
    </EditGate>
  );
}

export interface FormDraft {
  name: string;
  active: boolean;
  title: string;
  fields: KeyedField[];
  submitLabel: string;
  thankYou: string;
  redirectUrl: string;
  language: string;
  tags: string[];
  routeToTeamId: string;
  consents: FormConsent[];
}

const read = (it: WebForm): FormDraft => ({
  name: it.name,
  active: it.active,
  title: it.title ?? "",
  fields: it.fields.map((field, index) => ({ ...field, choices: field.choices ?? [], uid: `${index}-${field.key}` })),
  submitLabel: it.submitLabel,
  thankYou: it.thankYou,
  redirectUrl: it.redirectUrl ?? "",
  language: it.language ?? "",
  tags: it.tags ?? [],
  routeToTeamId: it.routeToTeamId ?? "",
  consents: it.consents ?? [],
});

const write = ({ fields, title, redirectUrl, language, routeToTeamId, ...rest }: FormDraft) => ({
  ...rest,
  fields: fields.map(({ uid: _, ...field }) => ({ ...field, choices: field.kind === "choice" ? field.choices : [] })),
  title: title || null,
  redirectUrl: redirectUrl || null,
  language: language || null,
  routeToTeamId: routeToTeamId || null,
});

/** A form for a web page: its fields, how it looks, how to embed it, and what came in through it. */
function FormEditor({ form, tab, onTab }: { form: WebForm | undefined } & Omit<Props, "id">) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const editable = can("form", form ? "update" : "create");
  const empty = useMemo<FormDraft>(
    () => ({
      name: "",
      active: true,
      title: "",
      fields: [
        { uid: "a", key: "firstName", label: t("field.firstName"), kind: "text", required: true, choices: [] },
        { uid: "b", key: "email", label: t("field.email"), kind: "email", required: true, choices: [] },
        { uid: "c", key: "message", label: t("webForm.message"), kind: "textarea", required: false, choices: [] },
      ],
      submitLabel: t("webForm.submit"),
      thankYou: t("webForm.thanks"),
      redirectUrl: "",
      language: i18n.language,
      tags: [],
      routeToTeamId: "",
      consents: [],
    }),
    [t, i18n.language],
  );
  const editor = useEditor<"forms", FormDraft>({
    resource: "forms",
    record: form,
    empty,
    read,
    write,
    labels: {
      name: t("field.name"),
      active: t("webForm.active"),
      title: t("webForm.title"),
      fields: t("webForm.fields"),
      submitLabel: t("webForm.submitLabel"),
      thankYou: t("webForm.thankYou"),
      redirectUrl: t("webForm.redirectUrl"),
      language: t("field.language"),
      tags: t("field.tags"),
      routeToTeamId: t("webForm.team"),
      consents: t("webForm.consents"),
    },
    onSaved: ({ id, name }, created) => {
      toast({ message: t("editor.saved", { name }) });
      if (created) void navigate({ to: "/forms/$id", params: { id }, replace: true });
    },
  });
  const { draft } = editor;
  const build = (
    <Split
      main={
        <>
          <Panel title={t("webForm.fields")}>
            <FieldsEditor
              fields={draft.fields}
              onChange={(fields) => editor.set({ fields })}
              error={editor.errorOf("fields")}
              readOnly={!editable}
            />
          </Panel>
          <Settings editor={editor} editable={editable} />
        </>
      }
      side={<FormPreview form={draft} />}
    />
  );
  return (
    <EditorPage
      title={form?.name ?? t("webForm.new")}
      aside={
        form && (
          <Pill tone={form.active ? "good" : "neutral"}>
            {form.active ? t("webForm.active") : t("webForm.inactive")}
          </Pill>
        )
      }
      editor={editor}
      editable={editable}
      actions={
        form &&
        can("form", "delete") && (
          <DeleteButton
            resource="forms"
            record={form}
            explain={t("webForm.deleteExplain")}
            onDeleted={() => void navigate({ to: "/forms" })}
          />
        )
      }
    >
      {form ? (
        <Tabs
          value={tab ?? "build"}
          onChange={(next) => onTab(next === "build" ? undefined : (next ?? undefined))}
          keepMounted={false}
          classNames={{ list: classes.tabs as string }}
        >
          <Tabs.List aria-label={t("webForm.one")}>
            <Tabs.Tab value="build">{t("webForm.build")}</Tabs.Tab>
            <Tabs.Tab value="embed">{t("webForm.embed")}</Tabs.Tab>
            {can("submission", "read") && <Tabs.Tab value="submissions">{t("webForm.submissions")}</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="build">{build}</Tabs.Panel>
          <Tabs.Panel value="embed">
            <FormSnippet form={form} />
          </Tabs.Panel>
          <Tabs.Panel value="submissions">
            <Submissions form={form} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        build
      )}
    </EditorPage>
  );
}

function Settings({ editor, editable }: { editor: Editor<FormDraft>; editable: boolean }) {
  const { t, i18n } = useTranslation();
  const { draft, set, errorOf } = editor;
  const teams = useQuery(pageOptions("teams", { limit: 500, sort: "name" }));
  const purposes = useQuery(purposesOptions);
  const askable = (purposes.data?.items ?? [])
    .filter((it) => it.legalBasis === "consent" && (it.active || draft.consents.some((one) => one.purpose === it.key)))
    .map((it) => ({ value: it.key, label: i18n.language === "pl" ? it.title.pl : it.title.en }));
  const text = (field: "name" | "title" | "submitLabel" | "redirectUrl", label: string, required = false) => (
    <TextInput
      label={label}
      required={required}
      type={field === "redirectUrl" ? "url" : "text"}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      error={errorOf(field)}
      readOnly={!editable}
    />
  );
  return (
    <Panel title={t("webForm.settings")}>
      <div className={classes.form}>
        <div className={classes.pair}>
          {text("name", t("field.name"), true)}
          {text("title", t("webForm.title"))}
        </div>
        <div className={classes.pair}>
          {text("submitLabel", t("webForm.submitLabel"), true)}
          <Select
            label={t("field.language")}
            data={languages.map((value) => ({ value, label: languageNames[value] ?? value }))}
            value={draft.language || null}
            onChange={(next) => set({ language: next ?? "" })}
            error={errorOf("language")}
            readOnly={!editable}
          />
        </div>
        <Textarea
          label={t("webForm.thankYou")}
          required
          autosize
          minRows={2}
          size="xs"
          value={draft.thankYou}
          onChange={(event) => set({ thankYou: event.currentTarget.value })}
          error={errorOf("thankYou")}
          readOnly={!editable}
        />
        {text("redirectUrl", t("webForm.redirectUrl"))}
        <div className={classes.pair}>
          <Select
            label={t("webForm.team")}
            description={t("webForm.teamHint")}
            data={teams.data?.items.map((it) => ({ value: it.id, label: it.name })) ?? []}
            value={draft.routeToTeamId || null}
            onChange={(next) => set({ routeToTeamId: next ?? "" })}
            error={errorOf("routeToTeamId")}
            clearable
            searchable
            readOnly={!editable}
          />
          <TagsInput
            label={t("webForm.tags")}
            description={t("webForm.tagsHint")}
            size="xs"
            value={draft.tags}
            onChange={(tags) => set({ tags })}
            error={errorOf("tags")}
            readOnly={!editable}
          />
        </div>
        <MultiSelect
          label={t("webForm.consents")}
          description={t("webForm.consentsHint")}
          size="xs"
          data={askable}
          value={draft.consents.map((it) => it.purpose)}
          onChange={(next) =>
            set({
              consents: next.map(
                (purpose) => draft.consents.find((it) => it.purpose === purpose) ?? { purpose, channels: ["email"] },
              ),
            })
          }
          error={errorOf("consents")}
          readOnly={!editable}
        />
        <Switch
          size="xs"
          label={t("webForm.activeLabel")}
          checked={draft.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
          disabled={!editable}
        />
      </div>
    </Panel>
  );
}
