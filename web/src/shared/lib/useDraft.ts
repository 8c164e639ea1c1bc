import { useEffect } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { Problem } from "@/shared/api/problem";

/** Keeps what was typed through an error and a reload, until the form is sent. */
export function useDraft<T extends FieldValues>(name: string, form: UseFormReturn<T>) {
  const key = `klientela.draft.${name}`;
  const { watch, reset, getValues } = form;
  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept) reset({ ...getValues(), ...JSON.parse(kept) }, { keepDefaultValues: true });
    const subscription = watch((values) => sessionStorage.setItem(key, JSON.stringify(values)));
    return () => subscription.unsubscribe();
  }, [key, watch, reset, getValues]);
  return () => sessionStorage.removeItem(key);
}

/**
 * Shows a refusal at the fields that it names; answers what is left to say about the form as a whole.
 *
 * `place` tells where in the form a field of the server is written, where it is not called the same.
 */
export function applyProblem<T extends FieldValues>(
  error: unknown,
  form: UseFormReturn<T>,
  place: (field: string) => string | undefined = () => undefined,
): string | undefined {
  if (!(error instanceof Problem)) return String(error);
  const known = Object.keys(form.getValues());
  let placed = 0;
  for (const { field, message } of error.errors) {
    const root = field.split(/[.[]/)[0] ?? "";
    const custom = root === "custom" && known.includes(root) ? field : undefined;
    const name = place(field) ?? known.find((it) => it === field) ?? custom ?? known.find((it) => it === root);
    if (name) {
      form.setError(name as Path<T>, { message });
      placed++;
    }
  }
  return placed > 0 && placed === error.errors.length ? undefined : error.message;
}
