import { ActionIcon, Button, Menu, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { pageOptions, useUsers } from "@/shared/api/resources";
import type { Page } from "@/shared/api/types";
import classes from "./Automation.module.css";
import type { ActionKind, EventType, RuleAction } from "./types";

/** A step that keeps its identity while it is edited and moved. */
export interface ActionDraft extends RuleAction {
  uid: string;
}

export const draftOf = (action: RuleAction, index: number): ActionDraft => ({
  ...action,
  uid: `${index}-${action.kind}`,
});

/** Settings that say nothing are left out. */
export const writeAction = ({ kind, settings }: ActionDraft): RuleAction => ({
  kind,
  settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== "" && value !== null)),
});

const kinds: ActionKind[] = ["create-task", "assign", "set-field", "add-tag", "send-mail", "notify", "call-webhook"];

const fresh: Record<ActionKind, Record<string, unknown>> = {
  "create-task": { subject: "", owner: "owner", dueInDays: 3 },
  assign: { roundRobin: true },
  "set-field": { field: "", value: "" },
  "add-tag": { tag: "" },
  "send-mail": { templateId: "", contact: "contact" },
  notify: { to: "owner", title: "" },
  "call-webhook": { url: "" },
};

interface Props {
  actions: ActionDraft[];
  onChange: (actions: ActionDraft[]) => void;
  error: string | undefined;
  type: EventType | undefined;
  readOnly: boolean;
}

/** The steps of a rule in their order, each with the settings of its kind. */
export function ActionsEditor({ actions, onChange, error, type, readOnly }: Props) {
  const { t } = useTranslation();
  const move = (from: number, to: number) => {
    const next = [...actions];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    onChange(next);
  };
  return (
    <div className={classes.form}>
      {actions.length === 0 && <p className={classes.hint}>{t("rule.noActions")}</p>}
      <ol className={classes.actions} aria-label={t("rule.then")}>
        {actions.map((action, index) => {
          const name = t(`rule.action.${action.kind}`);
          return (
            <li key={action.uid} className={classes.action}>
              <header className={classes.actionHead}>
                <span className={classes.number} aria-hidden>
                  {index + 1}
                </span>
                <h3>{name}</h3>
                {!readOnly && (
                  <span className={classes.actionTools}>
                    <ActionIcon
                      aria-label={t("rule.earlier", { name })}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    >
                      <IconArrowUp size={15} stroke={1.6} />
                    </ActionIcon>
                    <ActionIcon
                      aria-label={t("rule.later", { name })}
                      disabled={index === actions.length - 1}
                      onClick={() => move(index, index + 1)}
                    >
                      <IconArrowDown size={15} stroke={1.6} />
                    </ActionIcon>
                    <ActionIcon
                      aria-label={t("rule.removeAction", { name })}
                      onClick={() => onChange(actions.filter((it) => it.uid !== action.uid))}
                    >
                      <IconTrash size={15} stroke={1.6} />
                    </ActionIcon>
                  </span>
                )}
              </header>
              <Settings
                action={action}
                type={type}
                readOnly={readOnly}
                onChange={(settings) =>
                  onChange(actions.map((it) => (it.uid === action.uid ? { ...it, settings } : it)))
                }
              />
            </li>
          );
        })}
      </ol>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      {!readOnly && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={14} />} className={classes.start as string}>
              {t("rule.addAction")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item
                key={kind}
                onClick={() => onChange([...actions, { uid: crypto.randomUUID(), kind, settings: { ...fresh[kind] } }])}
              >
                {t(`rule.action.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

interface SettingsProps {
  action: ActionDraft;
  type: EventType | undefined;
  readOnly: boolean;
  onChange: (settings: Record<string, unknown>) => void;
}

function Settings({ action, type, readOnly, onChange }: SettingsProps) {
  const { t } = useTranslation();
  const users = useUsers();
  const { settings } = action;
  const put = (patch: Record<string, unknown>) => onChange({ ...settings, ...patch });
  const text = (name: string) => {
    const value = settings[name];
    return value === undefined || value === null ? "" : String(value);
  };
  const line = (name: string, required = true) => (
    <TextInput
      label={t(`rule.setting.${name}`)}
      required={required}
      value={text(name)}
      onChange={(event) => put({ [name]: event.currentTarget.value })}
      readOnly={readOnly}
    />
  );
  const long = (name: string) => (
    <Textarea
      label={t(`rule.setting.${name}`)}
      size="xs"
      autosize
      minRows={2}
      maxRows={6}
      value={text(name)}
      onChange={(event) => put({ [name]: event.currentTarget.value })}
      readOnly={readOnly}
    />
  );
  const people = users.map(({ id, name }) => ({ value: id, label: name }));
  switch (action.kind) {
    case "create-task":
      return (
        <div className={classes.form}>
          {line("subject")}
          {long("body")}
          <div className={classes.pair}>
            <Select
              label={t("rule.setting.owner")}
              data={[{ value: "owner", label: t("rule.to.owner") }, ...people]}
              value={text("owner") || "owner"}
              onChange={(owner) => owner && put({ owner })}
              searchable
              allowDeselect={false}
              readOnly={readOnly}
            />
            <NumberInput
              label={t("rule.setting.dueInDays")}
              size="xs"
              min={0}
              allowDecimal={false}
              hideControls
              value={settings.dueInDays === undefined ? "" : Number(settings.dueInDays)}
              onChange={(next) => put({ dueInDays: next === "" ? null : Number(next) })}
              readOnly={readOnly}
            />
          </div>
        </div>
      );
    case "assign":
      return <Assign settings={settings} people={people} onChange={onChange} readOnly={readOnly} />;
    case "set-field":
      return (
        <div className={classes.pair}>
          <Select
            label={t("rule.setting.field")}
            required
            searchable
            data={(type?.fields ?? []).map(({ name }) => ({
              value: name,
              label: t(`field.${name}`, { defaultValue: name }),
            }))}
            value={text("field") || null}
            onChange={(field) => put({ field: field ?? "" })}
            readOnly={readOnly}
          />
          {line("value")}
        </div>
      );
    case "add-tag":
      return line("tag");
    case "send-mail":
      return <SendMail value={text("templateId")} onChange={(templateId) => put({ templateId })} readOnly={readOnly} />;
    case "notify":
      return (
        <div className={classes.form}>
          <Select
            label={t("rule.setting.to")}
            data={[
              {
                group: t("rule.to.byRole"),
                items: [
                  { value: "owner", label: t("rule.to.owner") },
                  { value: "manager", label: t("rule.to.manager") },
                  ...["admin", "sales-manager", "marketer", "support-manager"].map((role) => ({
                    value: `role:${role}`,
                    label: t("rule.to.role", { role: t(`rule.role.${role}`) }),
                  })),
                ],
              },
              { group: t("rule.to.person"), items: people },
            ]}
            value={text("to") || null}
            onChange={(to) => put({ to: to ?? "" })}
            searchable
            allowDeselect={false}
            readOnly={readOnly}
          />
          {line("title")}
          {long("body")}
          <p className={classes.hint}>{t("rule.liquidHint", { example: "{{ record.name }}" })}</p>
        </div>
      );
    case "call-webhook":
      return line("url");
  }
}

interface AssignProps {
  settings: Record<string, unknown>;
  people: { value: string; label: string }[];
  onChange: (settings: Record<string, unknown>) => void;
  readOnly: boolean;
}

function Assign({ settings, people, onChange, readOnly }: AssignProps) {
  const { t } = useTranslation();
  const teams = useQuery(pageOptions("teams", { limit: 500, sort: "name" }));
  const value = settings.roundRobin
    ? "turns"
    : settings.teamId
      ? `team:${settings.teamId}`
      : settings.ownerId
        ? `user:${settings.ownerId}`
        : null;
  return (
    <Select
      label={t("rule.setting.assignTo")}
      required
      searchable
      data={[
        { value: "turns", label: t("rule.to.turns") },
        {
          group: t("rule.to.team"),
          items: teams.data?.items.map(({ id, name }) => ({ value: `team:${id}`, label: name })) ?? [],
        },
        { group: t("rule.to.person"), items: people.map((it) => ({ ...it, value: `user:${it.value}` })) },
      ]}
      value={value}
      onChange={(next) => {
        if (next === "turns") onChange({ roundRobin: true });
        else if (next?.startsWith("team:")) onChange({ teamId: next.slice(5) });
        else if (next) onChange({ ownerId: next.slice(5) });
      }}
      allowDeselect={false}
      readOnly={readOnly}
    />
  );
}

interface SendMailProps {
  value: string;
  onChange: (templateId: string) => void;
  readOnly: boolean;
}

function SendMail({ value, onChange, readOnly }: SendMailProps) {
  const { t } = useTranslation();
  const templates = useQuery({
    queryKey: ["templates", "page", "for-rules"],
    queryFn: ({ signal }) =>
      request<Page<{ id: string; name: string }>>("/api/v1/templates?limit=200&sort=name", { signal }),
    staleTime: 30_000,
  });
  const known = templates.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const data =
    value && !known.some((it) => it.value === value)
      ? [{ value, label: shippedName(value, t("rule.shippedTemplate")) }, ...known]
      : known;
  return (
    <Select
      label={t("rule.setting.templateId")}
      description={t("rule.mailHint")}
      required
      searchable
      data={data}
      value={value || null}
      onChange={(next) => onChange(next ?? "")}
      error={templates.isError ? templates.error.message : undefined}
      nothingFoundMessage={t("state.nothingFound")}
      readOnly={readOnly}
    />
  );
}

function shippedName(id: string, shipped: string): string {
  return id.startsWith("shipped:") ? `${shipped}: ${id.slice(8)}` : id;
}
