import { Textarea, TextInput } from "@mantine/core";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { useCreateForm } from "@/shared/lib/useCreateForm";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { RecordPicker } from "@/shared/ui/RecordPicker";
import type { Lead } from "./types";

const schema = z
  .object({
    firstName: z.string().trim(),
    lastName: z.string().trim(),
    email: z.union([z.literal(""), z.email("form.email")]),
    phone: z.string().trim(),
    companyName: z.string().trim(),
    jobTitle: z.string().trim(),
    city: z.string().trim(),
    sourceName: z.string().trim(),
    message: z.string().trim(),
    owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  })
  .refine((form) => form.firstName || form.lastName || form.email || form.phone || form.companyName, {
    path: ["lastName"],
    message: "lead.anyName",
  });

type Form = z.infer<typeof schema>;

interface Props {
  onClose: () => void;
  onCreated: (lead: Lead) => void;
}

export function CreateLead({ onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const { register, control, errorOf, dialog } = useCreateForm<"leads", Form>({
    resource: "leads",
    draft: "lead",
    schema,
    empty: {
      firstName: "",
      lastName: "",
      email: "",
      phone: "",
      companyName: "",
      jobTitle: "",
      city: "",
      sourceName: "",
      message: "",
      owner: null,
    },
    write: ({ owner, ...values }) => ({
      ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value || null])),
      source: "manual",
      tags: [],
      ownerId: owner?.id ?? null,
    }),
    onCreated,
  });
  return (
    <FormDialog title={t("lead.new")} submit={t("lead.create")} {...dialog} onClose={onClose}>
      <Pair>
        <TextInput
          label={t("field.firstName")}
          {...register("firstName")}
          error={errorOf("firstName")}
          data-autofocus
        />
        <TextInput label={t("field.lastName")} {...register("lastName")} error={errorOf("lastName")} />
      </Pair>
      <Pair>
        <TextInput label={t("field.email")} type="email" {...register("email")} error={errorOf("email")} />
        <TextInput label={t("field.phone")} type="tel" {...register("phone")} error={errorOf("phone")} />
      </Pair>
      <Pair>
        <TextInput label={t("field.company")} {...register("companyName")} error={errorOf("companyName")} />
        <TextInput label={t("field.jobTitle")} {...register("jobTitle")} error={errorOf("jobTitle")} />
      </Pair>
      <Pair>
        <TextInput label={t("field.city")} {...register("city")} error={errorOf("city")} />
        <TextInput
          label={t("lead.source")}
          placeholder={t("lead.sourceExample")}
          {...register("sourceName")}
          error={errorOf("sourceName")}
        />
      </Pair>
      <Controller
        control={control}
        name="owner"
        render={({ field }) => (
          <RecordPicker
            resource="users"
            within='status == "active"'
            label={t("field.owner")}
            placeholder={t("lead.ownerHint")}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
      <Textarea
        label={t("lead.message")}
        autosize
        minRows={2}
        maxRows={8}
        size="xs"
        {...register("message")}
        error={errorOf("message")}
      />
    </FormDialog>
  );
}
