import { useState } from "react";
import { Problem } from "@/shared/api/problem";
import { useCreate, usePatch } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import { useRebase } from "./useRebase";

/**
 * Saves what a form holds: as a new record, or as a change of the one that it was opened with. Where that is refused,
 * `errors` says at which field, and `failure` what else; where a colleague was faster, see {@link useRebase}.
 */
export function useSaving<R extends ResourceName>(resource: R, record: ResourceMap[R] | undefined) {
  const create = useCreate(resource);
  const patch = usePatch(resource);
  const { version, rebase } = useRebase(`/api/v1/${resource}`, record);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();

  /** Forgets what was wrong at the last attempt. */
  const begin = () => {
    setErrors({});
    setFailure(undefined);
  };
  const save = async (body: object, onSaved: () => void) => {
    begin();
    try {
      if (record) await patch.mutateAsync({ id: record.id, version: version ?? record.version, patch: body });
      else await create.mutateAsync(body);
      onSaved();
    } catch (error) {
      const moved = await rebase(error).catch(() => undefined);
      if (moved) return setFailure(moved);
      const problem = error instanceof Problem ? error : undefined;
      setErrors(Object.fromEntries((problem?.errors ?? []).map((it) => [it.field.split(/[.[]/)[0] ?? "", it.message])));
      setFailure((error as Error).message);
    }
  };
  return { busy: create.isPending || patch.isPending, errors, failure, begin, save };
}
