import { Button, SegmentedControl, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { quote } from "@/shared/lib/cel";
import { DeleteButton } from "@/shared/ui/DeleteButton";
import { EditGate } from "@/shared/ui/EditGate";
import { EditorPage, Split } from "@/shared/ui/EditorPage";
import { FilterBuilder } from "@/shared/ui/FilterBuilder";
import { Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { type Editor, useEditor } from "@/shared/ui/useEditor";
import { Pill } from "@/shared/ui/values";
import { type ActionDraft, ActionsEditor, draftOf, writeAction } from "./ActionsEditor";
import classes from "./Automation.module.css";
import { eventTypesOptions } from "./api";
import { cronExamples, cronInWords } from "./cron";
import { DryRunPanel } from "./DryRunPanel";
import { LatestRuns } from "./LatestRuns";
import type { EventType, Rule, RuleTrigger } from "./types";
import { conditionFields, eventChoices } from "./words";

export function RulePage({ id }: { id: string }) {
  return (
    <EditGate resource="rules" id={id}>
      {(rule) => <RuleEditor rule={rule} />}
    </EditGate>
  );
}

interface Draft {
  name: string;
  description: string;
  active: boolean;
  trigger: RuleTrigger;
  condition: string;
  actions: ActionDraft[];
}

const empty: Draft = {
  name: "",
  description: "",
  active: true,
  trigger: { kind: "event", eventType: null, cron: null, timeZone: null },
  condition: "",
  actions: [],
};

const read = (it: Rule): Draft => ({
  name: it.name,
  description: it.description ?? "",
  active: it.active,
  trigger: {
    kind: it.trigger.kind,
    eventType: it.trigger.eventType ?? null,
    cron: it.trigger.cron ?? null,
    timeZone: it.trigger.timeZone ?? null,
  },
  condition: it.condition ?? "",
  actions: it.actions.map(draftOf),
});

const write = ({ description, actions, trigger, ...rest }: Draft) => ({
  ...rest,
  description: description || null,
  trigger:
    trigger.kind === "event"
      ? { kind: "event", eventType: trigger.eventType }
      : { kind: "schedule", cron: trigger.cron, timeZone: trigger.timeZone },
  actions: actions.map(writeAction),
});

/** When something happens and a condition holds, steps are taken: the three parts from above to below, tried on the right. */
function RuleEditor({ rule }: { rule: Rule | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const editable = can("rule", rule ? "update" : "create");
  const known = useQuery(eventTypesOptions);
  const editor = useEditor<"rules", Draft>({
    resource: "rules",
    record: rule,
    empty,
    read,
    write,
    labels: {
      name: t("field.name"),
      description: t("field.description"),
      active: t("rule.on"),
      trigger: t("rule.when"),
      condition: t("rule.if"),
      actions: t("rule.then"),
    },
    onSaved: ({ id, name }, created) => {
      toast({ message: t("editor.saved", { name }) });
      if (created) void navigate({ to: "/rules/$id", params: { id }, replace: true });
    },
  });
  const { draft, set } = editor;
  const type = known.data?.find((it) => it.type === draft.trigger.eventType);
  const fields = useMemo(() => conditionFields(type, t), [type, t]);
  return (
    <EditorPage
      title={rule?.name ?? t("rule.new")}
      aside={rule?.shipped && <Pill>{t("rule.shipped")}</Pill>}
      editor={editor}
      editable={editable}
      actions={
        rule && (
          <>
            <Switch
              size="xs"
              label={t("rule.on")}
              checked={draft.active}
              disabled={!editable}
              onChange={(event) => set({ active: event.currentTarget.checked })}
            />
            {can("rule", "delete") && (
              <DeleteButton
                resource="rules"
                record={rule}
                explain={t("rule.deleteExplain")}
                onDeleted={() => void navigate({ to: "/rules" })}
              />
            )}
          </>
        )
      }
    >
      <Split
        main={
          <>
            <Panel title={t("rule.about")}>
              <div className={classes.form}>
                <TextInput
                  label={t("field.name")}
                  required
                  value={draft.name}
                  onChange={(event) => set({ name: event.currentTarget.value })}
                  error={editor.errorOf("name")}
                  readOnly={!editable}
                />
                <Textarea
                  label={t("field.description")}
                  size="xs"
                  autosize
                  minRows={1}
                  maxRows={4}
                  value={draft.description}
                  onChange={(event) => set({ description: event.currentTarget.value })}
                  error={editor.errorOf("description")}
                  readOnly={!editable}
                />
              </div>
            </Panel>
            <Panel title={t("rule.when")}>
              <Trigger editor={editor} types={known.data ?? []} editable={editable} />
            </Panel>
            <Panel title={t("rule.if")}>
              <FilterBuilder
                key={draft.trigger.eventType ?? draft.trigger.kind}
                label={t("rule.condition")}
                fields={fields}
                value={draft.condition}
                onChange={(condition) => set({ condition })}
                error={editor.errorOf("condition")}
                empty={t("rule.always")}
                example={'record.status == "open" && has(record.ownerId)'}
                readOnly={!editable}
              />
            </Panel>
            <Panel title={t("rule.then")}>
              <ActionsEditor
                actions={draft.actions}
                onChange={(actions) => set({ actions })}
                error={editor.errorOf("actions")}
                type={type}
                readOnly={!editable}
              />
            </Panel>
          </>
        }
        side={
          <>
            {draft.trigger.kind === "event" && <DryRunPanel rule={() => write(draft)} ready={!!type} />}
            {rule && can("run", "read") && (
              <Panel
                title={t("rule.latest")}
                aside={
                  <Button
                    component={Link}
                    to="/runs"
                    search={{ filter: `ruleId == ${quote(rule.id)}` } as never}
                    variant="subtle"
                    size="compact-sm"
                    leftSection={<IconHistory size={14} />}
                  >
                    {t("rule.allRuns")}
                  </Button>
                }
                flush
              >
                <LatestRuns ruleId={rule.id} />
              </Panel>
            )}
          </>
        }
      />
    </EditorPage>
  );
}

function Trigger({ editor, types, editable }: { editor: Editor<Draft>; types: EventType[]; editable: boolean }) {
  const { t, i18n } = useTranslation();
  const { trigger } = editor.draft;
  const choices = useMemo(() => eventChoices(types, t), [types, t]);
  const change = (patch: Partial<RuleTrigger>) => editor.set({ trigger: { ...trigger, ...patch } });
  const error = editor.errorOf("trigger");
  const words = cronInWords(trigger.cron ?? "", t, i18n.language);
  const zone = trigger.timeZone ?? "Europe/Warsaw";
  return (
    <div className={classes.form}>
      <SegmentedControl
        size="xs"
        className={classes.start as string}
        aria-label={t("rule.when")}
        data={[
          { value: "event", label: t("rule.event") },
          { value: "schedule", label: t("rule.schedule") },
        ]}
        value={trigger.kind}
        onChange={(kind) =>
          change({ kind: kind as RuleTrigger["kind"], ...(kind === "schedule" ? { timeZone: zone } : {}) })
        }
        readOnly={!editable}
      />
      {trigger.kind === "event" ? (
        <Select
          label={t("rule.eventType")}
          placeholder={t("rule.chooseEvent")}
          required
          searchable
          data={choices}
          value={trigger.eventType ?? null}
          onChange={(eventType) => change({ eventType })}
          description={trigger.eventType ? <code className={classes.mono}>{trigger.eventType}</code> : undefined}
          error={error}
          nothingFoundMessage={t("state.nothingFound")}
          readOnly={!editable}
        />
      ) : (
        <>
          <div className={classes.pair}>
            <TextInput
              label={t("rule.cron")}
              description={t("rule.cronHint")}
              required
              value={trigger.cron ?? ""}
              onChange={(event) => change({ cron: event.currentTarget.value })}
              error={error}
              classNames={{ input: classes.mono as string }}
              readOnly={!editable}
            />
            <TextInput
              label={t("rule.timeZone")}
              description={t("rule.timeZoneHint")}
              value={zone}
              onChange={(event) => change({ timeZone: event.currentTarget.value })}
              readOnly={!editable}
            />
          </div>
          <p className={classes.words} role="status">
            {trigger.cron ? (words ?? t("cron.other")) : t("cron.none")}
          </p>
          {editable && (
            <div className={classes.examples}>
              {cronExamples.map((cron) => (
                <Button key={cron} variant="default" size="compact-xs" onClick={() => change({ cron })}>
                  {cronInWords(cron, t, i18n.language)}
                </Button>
              ))}
            </div>
          )}
        </>
      )}
    </div>
  );
}
