import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";

interface Versioned {
  id: string;
  version: number;
}

/**
 * The version that a form is based on. Where a colleague was faster, the form keeps what was typed, says so, and is from
 * then on based on the colleague's version, so that saving again is a decision and not an accident.
 */
export function useRebase<T extends Versioned>(path: string, record: T | undefined) {
  const { t } = useTranslation();
  const [version, setVersion] = useState(record?.version);
  const [theirs, setTheirs] = useState<T>();
  const rebase = async (error: unknown): Promise<string | undefined> => {
    if (!(error instanceof Problem) || error.status !== 412 || !record) return undefined;
    const now = await request<T>(`${path}/${record.id}`);
    setTheirs(now);
    setVersion(now.version);
    return t("conflict.form");
  };
  return { version, theirs, rebase };
}
