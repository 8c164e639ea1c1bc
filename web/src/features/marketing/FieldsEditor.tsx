import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { ActionIcon, Button, Menu, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { IconGripVertical, IconPlus, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Form.module.css";
import type { FormField, FormFieldKind } from "./types";

/** A field that keeps its identity while it is renamed and moved. */
export interface KeyedField extends FormField {
  uid: string;
}

const kinds: FormFieldKind[] = ["text", "email", "phone", "textarea", "choice", "checkbox"];
/** What fills in the lead itself, and what each is best typed into. */
const known: Record<string, FormFieldKind> = {
  firstName: "text",
  lastName: "text",
  email: "email",
  phone: "phone",
  companyName: "text",
  jobTitle: "text",
  message: "textarea",
  city: "text",
  country: "text",
};

interface Props {
  fields: KeyedField[];
  onChange: (fields: KeyedField[]) => void;
  error: string | undefined;
  readOnly: boolean;
}

/** The fields of a form in their order, moved by pointer or by arrow keys. */
export function FieldsEditor({ fields, onChange, error, readOnly }: Props) {
  const { t } = useTranslation();
  const [said, say] = useState("");
  const latest = useRef(fields);
  latest.current = fields;
  const move = (uid: string, to: number) => {
    const now = latest.current;
    const from = now.findIndex((it) => it.uid === uid);
    const field = now[from];
    if (!field || to < 0 || to >= now.length || from === to) return;
    const next = now.filter((it) => it.uid !== uid);
    next.splice(to, 0, field);
    onChange(next);
    say(t("webForm.moved", { name: field.label, place: to + 1, count: now.length }));
  };
  const unused = Object.keys(known).filter((key) => !fields.some((it) => it.key === key));
  const add = (key: string) => {
    const free = key || `field${fields.length + 1}`;
    const field: KeyedField = {
      uid: crypto.randomUUID(),
      key: free,
      label: key ? t(`webForm.known.${key}`) : "",
      kind: known[key] ?? "text",
      required: false,
      choices: [],
    };
    onChange([...fields, field]);
  };
  return (
    <div className={classes.form}>
      <ol className={classes.fields} aria-label={t("webForm.fields")}>
        {fields.map((field, index) => (
          <FieldRow
            key={field.uid}
            field={field}
            index={index}
            readOnly={readOnly}
            onMove={move}
            onChange={(patch) => onChange(fields.map((it) => (it.uid === field.uid ? { ...it, ...patch } : it)))}
            onRemove={() => onChange(fields.filter((it) => it.uid !== field.uid))}
          />
        ))}
      </ol>
      <p className="k-hidden" role="status">
        {said}
      </p>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      {!readOnly && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={14} />} className={classes.add as string}>
              {t("webForm.add")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {unused.map((key) => (
              <Menu.Item key={key} onClick={() => add(key)}>
                {t(`webForm.known.${key}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => add("")}>{t("webForm.own")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

interface RowProps {
  field: KeyedField;
  index: number;
  readOnly: boolean;
  onMove: (uid: string, to: number) => void;
  onChange: (patch: Partial<FormField>) => void;
  onRemove: () => void;
}

function FieldRow({ field, index, readOnly, onMove, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [dragged, setDragged] = useState(false);
  const place = useRef({ index, onMove });
  place.current = { index, onMove };
  const { uid } = field;
  useEffect(() => {
    if (!row.current || !handle.current || readOnly) return;
    return combine(
      draggable({
        element: row.current,
        dragHandle: handle.current,
        getInitialData: () => ({ formField: uid }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element: row.current,
        canDrop: ({ source }) => typeof source.data.formField === "string" && source.data.formField !== uid,
        onDragEnter: ({ source }) => place.current.onMove(String(source.data.formField), place.current.index),
      }),
    );
  }, [uid, readOnly]);
  const keys = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!by) return;
    event.preventDefault();
    onMove(uid, index + by);
    requestAnimationFrame(() => handle.current?.focus());
  };
  const name = field.label || field.key;
  return (
    <li ref={row} className={classes.field} data-dragged={dragged || undefined}>
      <button
        ref={handle}
        type="button"
        className={classes.handle}
        aria-label={t("webForm.move", { name })}
        title={t("webForm.moveHint")}
        onKeyDown={keys}
        disabled={readOnly}
      >
        <IconGripVertical size={16} stroke={1.6} aria-hidden />
      </button>
      <div className={classes.inputs}>
        <TextInput
          label={t("webForm.label")}
          value={field.label}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
          readOnly={readOnly}
        />
        <TextInput
          label={t("webForm.key")}
          value={field.key}
          onChange={(event) => onChange({ key: event.currentTarget.value.replace(/[^\w-]/g, "") })}
          readOnly={readOnly}
        />
        <Select
          label={t("webForm.kind")}
          data={kinds.map((value) => ({ value, label: t(`webForm.kinds.${value}`) }))}
          value={field.kind}
          onChange={(next) => next && onChange({ kind: next as FormFieldKind })}
          allowDeselect={false}
          readOnly={readOnly}
        />
        <Switch
          size="xs"
          label={t("webForm.required")}
          checked={field.required}
          onChange={(event) => onChange({ required: event.currentTarget.checked })}
          disabled={readOnly}
        />
        {field.kind === "choice" && (
          <TagsInput
            className={classes.choices as string}
            label={t("webForm.choices")}
            description={t("webForm.choicesHint")}
            size="xs"
            value={field.choices}
            onChange={(choices) => onChange({ choices })}
            readOnly={readOnly}
          />
        )}
      </div>
      {!readOnly && (
        <ActionIcon className={classes.remove as string} aria-label={t("webForm.remove", { name })} onClick={onRemove}>
          <IconTrash size={15} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  );
}
