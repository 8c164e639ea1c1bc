import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { remember } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import classes from "./useEditor.module.css";

interface Options<R extends ResourceName, D extends object> {
  resource: R;
  /** Absent while it is being created. */
  record: ResourceMap[R] | undefined;
  empty: D;
  read: (record: ResourceMap[R]) => D;
  /** The body that is sent; the server judges it. */
  write: (draft: D) => object;
  /** How the parts are called where two versions are compared. */
  labels: Partial<Record<keyof D, string>>;
  onSaved: (record: ResourceMap[R], created: boolean) => void;
}

export interface Editor<D> {
  draft: D;
  set: (patch: Partial<D>) => void;
  dirty: boolean;
  busy: boolean;
  save: () => Promise<boolean>;
  discard: () => void;
  /** What is wrong with the whole; what is wrong with a part stands at the part. */
  failure: string | undefined;
  errorOf: (field: keyof D & string) => string | undefined;
  /** The question whose version is to stay, while there is one. */
  dialog: ReactNode;
}

interface Kept<D> {
  version: number | undefined;
  draft: D;
}

/**
 * A record that is edited as a whole and saved when it is ready. What was typed survives an error and a reload; a
 * change by a colleague in the meantime is shown beside it, to choose.
 */
export function useEditor<R extends ResourceName, D extends object>(options: Options<R, D>): Editor<D> {
  const { resource, record, empty, read, write, labels, onSaved } = options;
  const client = useQueryClient();
  const key = `klientela.draft.${resource}.${record?.id ?? "new"}`;
  const [base, setBase] = useState(record);
  const [draft, setDraft] = useState<D>(() => keptIn<D>(key, record?.version) ?? (record ? read(record) : empty));
  const [problem, setProblem] = useState<Problem>();
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [theirs, setTheirs] = useState<ResourceMap[R]>();
  const once = useRef({ content: "", id: "" });
  const saved = useMemo(() => (base ? read(base) : empty), [base, read, empty]);
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);

  // What a colleague saved shows at once where nothing was typed here.
  useEffect(() => {
    if (record && base && record.version > base.version && !dirty) {
      setBase(record);
      setDraft(read(record));
    }
  }, [record, base, dirty, read]);
  useEffect(() => {
    if (dirty) sessionStorage.setItem(key, JSON.stringify({ version: base?.version, draft } satisfies Kept<D>));
    else sessionStorage.removeItem(key);
  }, [key, base, draft, dirty]);

  const send = async (version: number | undefined): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    setMended(new Set());
    const body = write(draft);
    try {
      const answered = await (version === undefined || !base
        ? request<ResourceMap[R]>(`/api/v1/${resource}`, { method: "POST", body, idempotencyKey: keyFor(once, body) })
        : request<ResourceMap[R] | undefined>(`/api/v1/${resource}/${base.id}`, { method: "PATCH", body, version }));
      const now = answered ?? (await request<ResourceMap[R]>(`/api/v1/${resource}/${base?.id}`));
      sessionStorage.removeItem(key);
      remember(client, resource, now);
      setBase(now);
      setDraft(read(now));
      setTheirs(undefined);
      onSaved(now, !base);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status === 412 && base) {
        setTheirs(await request<ResourceMap[R]>(`/api/v1/${resource}/${base.id}`));
      } else setProblem(error instanceof Problem ? error : new Problem("", 0, { detail: String(error) }));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const save = () => send(base?.version);
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && (event.key === "s" || event.key === "Enter");
      if (!wanted || (event.target as HTMLElement).closest("[role=dialog]")) return;
      event.preventDefault();
      void latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  // A reference is written as an id and edited as what it refers to.
  const rootOf = (field: string) => {
    const root = field.split(/[.[]/)[0] ?? field;
    return root in empty ? root : root.replace(/Id$/, "");
  };
  const refused = problem?.errors.filter(({ field }) => !mended.has(rootOf(field))) ?? [];
  const unplaced = refused.filter(({ field }) => !(rootOf(field) in empty));
  return {
    draft,
    set: useCallback((patch) => {
      setDraft((now) => ({ ...now, ...patch }));
      // what was refused is not what stands there any more
      setMended((before) => new Set([...before, ...Object.keys(patch)]));
    }, []),
    dirty,
    busy,
    save,
    discard: () => {
      setProblem(undefined);
      setDraft(saved);
    },
    failure: problem
      ? problem.errors.length
        ? unplaced.map(({ field, message }) => `${field}: ${message}`).join(" ") || undefined
        : problem.message
      : undefined,
    errorOf: (field) =>
      refused
        .filter((it) => rootOf(it.field) === field)
        .map(({ message }) => message)
        .join(" ") || undefined,
    dialog: theirs && (
      <Conflict
        mine={draft}
        theirs={read(theirs)}
        labels={labels}
        onMine={() => {
          setBase(theirs);
          void send(theirs.version);
        }}
        onTheirs={() => {
          remember(client, resource, theirs);
          setBase(theirs);
          setDraft(read(theirs));
          setTheirs(undefined);
        }}
        onClose={() => setTheirs(undefined)}
      />
    ),
  };
}

/** The same content sent again, after a failure on the way, is one creation: it keeps its key. */
function keyFor(once: { current: { content: string; id: string } }, body: object): string {
  const content = JSON.stringify(body);
  if (once.current.content !== content) once.current = { content, id: crypto.randomUUID() };
  return once.current.id;
}

function keptIn<D>(key: string, version: number | undefined): D | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept<D> | null;
    return kept && kept.version === version ? kept.draft : undefined;
  } catch {
    return undefined;
  }
}

interface ConflictProps<D> {
  mine: D;
  theirs: D;
  labels: Partial<Record<keyof D, string>>;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

/** A colleague was faster: what differs, side by side, to choose. */
function Conflict<D extends object>({ mine, theirs, labels, onMine, onTheirs, onClose }: ConflictProps<D>) {
  const { t } = useTranslation();
  const differing = (Object.keys(mine) as (keyof D)[]).filter(
    (field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]),
  );
  const column = (title: string, version: D, action: ReactNode) => (
    <section className={classes.version} aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {differing.map((field) => (
          <div key={String(field)}>
            <dt>{labels[field] ?? String(field)}</dt>
            <dd>{shown(version[field])}</dd>
          </div>
        ))}
      </dl>
      {action}
    </section>
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("conflict.title")}
      size={720}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <p className={classes.explain}>{t("conflict.whole")}</p>
      <div className={classes.versions}>
        {column(t("conflict.mine"), mine, <Button onClick={onMine}>{t("conflict.keepMine")}</Button>)}
        {column(
          t("conflict.theirs"),
          theirs,
          <Button variant="default" onClick={onTheirs} data-autofocus>
            {t("conflict.takeTheirs")}
          </Button>,
        )}
      </div>
    </Modal>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "string" ? value : JSON.stringify(value, null, 1);
}
