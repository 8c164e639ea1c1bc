import { useEffect, useMemo, useState } from "react";

/** Which records of a list are meant: some of them, or all that it has. */
export interface Selection {
  all: boolean;
  ids: ReadonlySet<string>;
  has: (id: string) => boolean;
  put: (ids: string[], chosen: boolean) => void;
  everything: () => void;
  clear: () => void;
  isEmpty: boolean;
}

const none: ReadonlySet<string> = new Set();

/** @param list what the list asks for: another one begins with nothing chosen */
export function useSelection(list: string): Selection {
  const [ids, setIds] = useState(none);
  const [all, setAll] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has other records
  useEffect(() => {
    setIds(none);
    setAll(false);
  }, [list]);
  return useMemo(
    () => ({
      all,
      ids,
      has: (id) => all || ids.has(id),
      put: (some, chosen) => {
        setAll(false);
        setIds((now) => {
          const next = new Set(now);
          for (const id of some) {
            if (chosen) next.add(id);
            else next.delete(id);
          }
          return next;
        });
      },
      everything: () => setAll(true),
      clear: () => {
        setIds(none);
        setAll(false);
      },
      isEmpty: !all && ids.size === 0,
    }),
    [all, ids],
  );
}
