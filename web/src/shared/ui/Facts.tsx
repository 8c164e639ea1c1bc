import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { remember, usePatch } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import { type Conflict, ConflictDialog } from "./ConflictDialog";
import { FactEditor } from "./FactEditor";
import classes from "./Facts.module.css";
import type { Fact } from "./fact";
import { Origin } from "./Origin";
import { Blank } from "./values";

interface Props<R extends ResourceName> {
  resource: R;
  record: ResourceMap[R];
  facts: Fact<ResourceMap[R]>[];
  editable: boolean;
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
