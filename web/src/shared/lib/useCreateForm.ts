import { zodResolver } from "@hookform/resolvers/zod";
import { type SyntheticEvent, useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { useCreate } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import { applyProblem, useDraft } from "./useDraft";

interface Options<R extends ResourceName, F extends FieldValues> {
  resource: R;
  /** Under which name what was typed is kept. */
  draft: string;
  schema: z.ZodType;
  empty: F;
  /** The body that is sent. */
  write: (values: F) => object;
  /** Where a field of the body is written, where that is called otherwise here. */
  place?: (field: string, values: F) => string | undefined;
  onCreated: (record: ResourceMap[R]) => void;
}

/** A form that creates a record: judged as it is left, kept until it is sent, with each refusal at its field. */
export function useCreateForm<R extends ResourceName, F extends FieldValues>(options: Options<R, F>) {
  const { resource, draft, schema, empty, write, place, onCreated } = options;
  const { t } = useTranslation();
  const create = useCreate(resource);
  const [failure, setFailure] = useState<string>();
  const form = useForm<F>({
    resolver: zodResolver(schema as never) as never,
    mode: "onTouched",
    defaultValues: empty as DefaultValues<F>,
  });
  const sent = useDraft(draft, form);
  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      const record = await create.mutateAsync(write(values));
      sent();
      onCreated(record);
    } catch (error) {
      setFailure(applyProblem(error, form, (field) => place?.(field, values)));
    }
  });
  const errorOf = (field: Path<F>) => {
    const message = form.getFieldState(field, form.formState).error?.message;
    return message ? t(message, { defaultValue: message }) : undefined;
  };
  return {
    ...form,
    errorOf,
    /** What the dialog around it needs. */
    dialog: { busy: create.isPending, error: failure, onSubmit: (event: SyntheticEvent) => void submit(event) },
  };
}
