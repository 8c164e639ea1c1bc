import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { formatBytes } from "@/shared/format/format";

/** Bytes; the server takes no larger file. */
const LARGEST = 10_000_000;

/** A file that was chosen: on its way, kept by the server, or refused. */
export interface Upload {
  key: string;
  name: string;
  size: number;
  id?: string;
  problem?: string;
}

export interface UploadLimits {
  /** Files. */
  most?: number;
  /** Bytes of all together. */
  together?: number;
}

/** Files go up as soon as they are chosen, so that sending does not wait for them. @param path that takes them */
export function useUploads(path: string, { most, together }: UploadLimits = {}) {
  const { t, i18n } = useTranslation();
  const [list, setList] = useState<Upload[]>([]);
  const set = (key: string, to: Partial<Upload>) =>
    setList((now) => now.map((it) => (it.key === key ? { ...it, ...to } : it)));
  const add = (files: File[]) => {
    for (const file of files) {
      const chosen: Upload = { key: crypto.randomUUID(), name: file.name, size: file.size };
      if (file.size > LARGEST) {
        chosen.problem = t("files.tooLarge", { size: formatBytes(LARGEST, i18n.language) });
      }
      setList((now) => [...now, chosen]);
      if (chosen.problem) continue;
      upload(path, file).then(
        ({ id }) => set(chosen.key, { id }),
        (error: Error) =>
          set(chosen.key, {
            problem: error instanceof Problem ? (error.errors[0]?.message ?? error.message) : error.message,
          }),
      );
    }
  };
  const taken = list.filter((it) => !it.problem);
  const size = taken.reduce((sum, it) => sum + it.size, 0);
  let problem: string | undefined;
  if (most && taken.length > most) problem = t("files.tooMany", { count: most });
  else if (together && size > together) {
    problem = t("files.tooLargeTogether", { size: formatBytes(together, i18n.language) });
  }
  return {
    list,
    add,
    remove: (key: string) => setList((now) => now.filter((it) => it.key !== key)),
    clear: () => setList([]),
    ids: list.flatMap((it) => it.id ?? []),
    /** Some are still on their way. */
    busy: taken.some((it) => !it.id),
    /** What is wrong with all of them together. */
    problem,
  };
}

export type Uploads = ReturnType<typeof useUploads>;

function upload(path: string, file: File): Promise<{ id: string }> {
  const body = new FormData();
  body.append("file", file);
  return request<{ id: string }>(path, { method: "POST", body });
}
