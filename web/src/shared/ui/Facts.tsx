import { Button, Group, Modal, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { remember, usePatch } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import classes from "./Facts.module.css";
import { Origin } from "./Origin";
import { Blank } from "./values";

type Editor = "text" | "long" | "number" | "day" | "choice" | "tags" | "switch";

/** One fact of a record: how it reads, and how it is written. */
export interface Fact<T> {
  id: string;
  label: string;
  show: (record: T) => ReactNode;
  /** Absent where the fact cannot be edited. */
  edit?: {
    as: Editor;
    choices?: { value: string; label: string }[];
    /** The value as the editor holds it; tags are joined by line breaks. */
    read: (record: T) => string;
    /** The change of the record; throws nothing, the server judges. */
    write: (value: string, record: T) => Partial<T>;
    suffix?: string;
  };
  /** Where what it takes to write it is more than a line: opens that. */
  onEdit?: () => void;
}

interface Props<R extends ResourceName> {
  resource: R;
  record: ResourceMap[R];
  facts: Fact<ResourceMap[R]>[];
  editable: boolean;
}

interface Conflict<T> {
  fact: Fact<T>;
  mine: string;
  theirs: T;
}

/** The facts of a record, each edited where it stands; a change by a colleague in the meantime is shown, not lost. */
export function Facts<R extends ResourceName>({ resource, record, facts, editable }: Props<R>) {
  const [editing, setEditing] = useState<string>();
  const [conflict, setConflict] = useState<Conflict<ResourceMap[R]>>();
  const client = useQueryClient();
  const patch = usePatch(resource);
  const [failure, setFailure] = useState<string>();

  const save = async (fact: Fact<ResourceMap[R]>, value: string, base: ResourceMap[R]) => {
    if (!fact.edit || value === fact.edit.read(base)) return setEditing(undefined);
    setFailure(undefined);
    try {
      await patch.mutateAsync({ id: base.id, version: base.version, patch: fact.edit.write(value, base) });
      setEditing(undefined);
      setConflict(undefined);
    } catch (error) {
      if (error instanceof Problem && error.status === 412) {
        const theirs = await request<ResourceMap[R]>(`/api/v1/${resource}/${base.id}`);
        setConflict({ fact, mine: value, theirs });
      } else {
        const problem = error instanceof Problem ? error : undefined;
        setFailure(problem?.errors[0]?.message ?? problem?.message ?? String(error));
      }
    }
  };

  return (
    <dl className={classes.facts}>
      {facts.map((fact) => (
        <div key={fact.id} className={classes.fact}>
          <dt className={classes.label}>{fact.label}</dt>
          <dd className={classes.value}>
            {editing === fact.id && fact.edit ? (
              <FactEditor
                fact={fact}
                initial={fact.edit.read(record)}
                error={failure}
                busy={patch.isPending}
                onSave={(value) => save(fact, value, record)}
                onCancel={() => {
                  setFailure(undefined);
                  setEditing(undefined);
                }}
              />
            ) : (
              <Origin resource={resource} record={record} field={fact.id}>
                <FactValue
                  fact={fact}
                  record={record}
                  editable={editable}
                  onEdit={() => {
                    setFailure(undefined);
                    setEditing(fact.id);
                  }}
                />
              </Origin>
            )}
          </dd>
        </div>
      ))}
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          onMine={() => void save(conflict.fact, conflict.mine, conflict.theirs)}
          onTheirs={() => {
            remember(client, resource, conflict.theirs);
            setConflict(undefined);
            setEditing(undefined);
          }}
          onClose={() => setConflict(undefined)}
        />
      )}
    </dl>
  );
}

function FactValue<T>({
  fact,
  record,
  editable,
  onEdit,
}: {
  fact: Fact<T>;
  record: T;
  editable: boolean;
  onEdit: () => void;
}) {
  const { t } = useTranslation();
  const text = useFreshness(fact.edit?.read(record));
  const shown = fact.show(record) ?? <Blank />;
  if (!editable || !(fact.edit || fact.onEdit)) return <div className={classes.plain}>{shown}</div>;
  return (
    <div className={`${classes.plain} ${text ? "k-fresh" : ""}`}>
      <button
        type="button"
        className={classes.edit}
        onClick={fact.onEdit ?? onEdit}
        aria-label={t("record.edit", { field: fact.label })}
      />
      {shown}
    </div>
  );
}

/** True for a moment after the value changed while it was on screen. */
function useFreshness(value: string | undefined): boolean {
  const before = useRef(value);
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setFresh(true);
    const timer = setTimeout(() => setFresh(false), 1700);
    return () => clearTimeout(timer);
  }, [value]);
  return fresh;
}

interface EditorProps<T> {
  fact: Fact<T>;
  initial: string;
  error: string | undefined;
  busy: boolean;
  onSave: (value: string) => void;
  onCancel: () => void;
}

function FactEditor<T>({ fact, initial, error, busy, onSave, onCancel }: EditorProps<T>) {
  const { t } = useTranslation();
  const [value, setValue] = useState(initial);
  const id = useId();
  const as = fact.edit?.as ?? "text";
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    } else if (
      event.key === "Enter" &&
      (event.ctrlKey || event.metaKey || (as !== "long" && as !== "tags" && as !== "choice"))
    ) {
      event.preventDefault();
      onSave(value);
    }
  };
  const common = { id, "aria-label": fact.label, error, autoFocus: true, "data-autofocus": true };
  return (
    <div className={classes.editor} onKeyDown={keys}>
      {as === "long" ? (
        <Textarea
          {...common}
          autosize
          minRows={2}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : as === "choice" ? (
        <Choices common={common} choices={fact.edit?.choices ?? []} value={value} onChoose={onSave} />
      ) : as === "tags" ? (
        <TagsInput
          {...common}
          size="xs"
          value={value ? value.split("\n") : []}
          onChange={(next) => setValue(next.join("\n"))}
        />
      ) : as === "number" ? (
        <NumberInput
          {...common}
          size="xs"
          value={value}
          onChange={(next) => setValue(String(next))}
          thousandSeparator=" "
          hideControls
          suffix={fact.edit?.suffix ? ` ${fact.edit.suffix}` : ""}
        />
      ) : as === "switch" ? (
        <Switch
          aria-label={fact.label}
          checked={value === "true"}
          onChange={(event) => onSave(String(event.currentTarget.checked))}
        />
      ) : (
        <TextInput
          {...common}
          type={as === "day" ? "date" : "text"}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <Group gap={4} mt={4} justify="flex-end">
        <Button variant="subtle" color="gray" size="compact-xs" onClick={onCancel}>
          {t("action.cancel")}
        </Button>
        <Button size="compact-xs" loading={busy} onClick={() => onSave(value)}>
          {t("action.save")}
        </Button>
      </Group>
    </div>
  );
}

interface ChoicesProps {
  common: object;
  choices: { value: string; label: string }[];
  value: string;
  onChoose: (value: string) => void;
}

/** Open from the start. It is drawn once more when its list has its id, which screen readers follow. */
function Choices({ common, choices, value, onChoose }: ChoicesProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(true);
  const [, settle] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => settle(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Select
      {...common}
      data={choices}
      value={value || null}
      onChange={(next) => onChoose(next ?? "")}
      searchable
      clearable
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      nothingFoundMessage={t("state.nothingFound")}
    />
  );
}

interface ConflictProps<T> {
  conflict: Conflict<T>;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

/** A colleague was faster: both versions side by side, to choose. */
function ConflictDialog<T>({ conflict, onMine, onTheirs, onClose }: ConflictProps<T>) {
  const { t } = useTranslation();
  const { fact, mine, theirs } = conflict;
  const choice = fact.edit?.choices?.find((it) => it.value === mine)?.label;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("conflict.title")}
      size={560}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <p className={classes.explain}>{t("conflict.explain", { field: fact.label })}</p>
      <div className={classes.versions}>
        <section className={classes.version} aria-label={t("conflict.mine")}>
          <h3>{t("conflict.mine")}</h3>
          <p>{choice ?? (mine.replaceAll("\n", ", ") || "–")}</p>
          <Button onClick={onMine}>{t("conflict.keepMine")}</Button>
        </section>
        <section className={classes.version} aria-label={t("conflict.theirs")}>
          <h3>{t("conflict.theirs")}</h3>
          <div>{fact.show(theirs) ?? <Blank />}</div>
          <Button variant="default" onClick={onTheirs} data-autofocus>
            {t("conflict.takeTheirs")}
          </Button>
        </section>
      </div>
    </Modal>
  );
}
