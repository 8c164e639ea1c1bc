import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { store, stored } from "@/shared/theme/preferences";

export interface ListColumn<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  size: number;
  /** The field that the server sorts by, where it can. */
  sort?: string;
  /** What of the record goes into an exported file; that which it is sorted by where this is absent. */
  path?: string;
  align?: "right";
  hidden?: boolean;
  /** Its place on a card, which is what a row is on a phone: beside the title, in the corner, below (as is usual), or nowhere. */
  card?: "aside" | "corner" | "below" | "none";
}

interface Layout {
  visibility?: Record<string, boolean>;
  order?: string[];
  sizing?: Record<string, number>;
}

function readLayout(name: string): Layout {
  try {
    return JSON.parse(stored(`list.${name}`) ?? "null") ?? {};
  } catch {
    return {};
  }
}

export interface Columns<T> {
  /** All of them. */
  all: ListColumn<T>[];
  /** Those that are seen, in their order; the first one always is. */
  shown: ListColumn<T>[];
  show: (ids: string[]) => void;
  sizing: Record<string, number>;
  resize: (next: (now: Record<string, number>) => Record<string, number>) => void;
}

/**
 * Which columns a list shows, in which order and width.
 *
 * @param name where the choice of this browser is kept
 * @param chosen ids that a saved view or the address says; they go before the choice of this browser
 * @param onChoose told instead of keeping the choice here, where something else keeps it
 */
export function useColumns<T>(
  name: string,
  columns: ListColumn<T>[],
  chosen?: string[] | undefined,
  onChoose?: ((ids: string[]) => void) | undefined,
): Columns<T> {
  const [layout, setLayout] = useState<Layout>(() => readLayout(name));
  useEffect(() => store(`list.${name}`, JSON.stringify(layout)), [name, layout]);
  const shown = useMemo(() => {
    const [first, ...others] = columns;
    if (!first) return [];
    const visible = (it: ListColumn<T>) => layout.visibility?.[it.id] ?? !it.hidden;
    const ids = chosen?.length
      ? chosen
      : [...(layout.order ?? []), ...others.map((it) => it.id).filter((id) => !layout.order?.includes(id))];
    const known = ids.flatMap((id) => others.find((it) => it.id === id) ?? []);
    return [first, ...(chosen?.length ? known : known.filter(visible))];
  }, [columns, chosen, layout]);
  const show = useCallback(
    (ids: string[]) => {
      if (onChoose) return onChoose(ids);
      const visibility = Object.fromEntries(columns.map((it) => [it.id, ids.includes(it.id)]));
      setLayout((now) => ({ ...now, visibility, order: ids }));
    },
    [onChoose, columns],
  );
  const resize = useCallback((next: (now: Record<string, number>) => Record<string, number>) => {
    setLayout((now) => ({ ...now, sizing: next(now.sizing ?? {}) }));
  }, []);
  return { all: columns, shown, show, sizing: layout.sizing ?? {}, resize };
}
