import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Controller, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { CustomValue } from "@/shared/api/custom";
import type { Contact } from "@/shared/api/types";
import { useCreateForm } from "@/shared/lib/useCreateForm";
import { CustomSection } from "@/shared/ui/custom/CustomSection";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { RecordPicker } from "@/shared/ui/RecordPicker";

const schema = z
  .object({
    firstName: z.string().trim(),
    lastName: z.string().trim(),
    emails: z.union([z.literal(""), z.email("form.email")]),
    phones: z.string().trim(),
    jobTitle: z.string().trim(),
    company: z.object({ id: z.string(), name: z.string() }).nullable(),
    custom: z.record(z.string(), z.custom<CustomValue>()),
  })
  .refine((form) => form.firstName || form.lastName, { path: ["lastName"], message: "form.aName" });

type Form = z.infer<typeof schema>;

/** What is written so far. */
export interface ContactDraft {
  firstName?: string | undefined;
  lastName?: string | undefined;
  emails?: string | undefined;
  phones?: string | undefined;
  company?: string | undefined;
}

interface Props {
  company?: { id: string; name: string } | undefined;
  onClose: () => void;
  onCreated: (contact: Contact) => void;
  /** What is to be said of somebody who is written down so far. */
  warning: (draft: ContactDraft) => ReactNode;
}

export function CreateContact({ company, onClose, onCreated, warning }: Props) {
  const { t } = useTranslation();
  const { register, control, errorOf, dialog } = useCreateForm<"contacts", Form>({
    resource: "contacts",
    draft: "contact",
    schema,
    empty: { firstName: "", lastName: "", emails: "", phones: "", jobTitle: "", company: company ?? null, custom: {} },
    write: (values) => ({
      firstName: values.firstName || null,
      lastName: values.lastName || null,
      emails: values.emails ? [{ value: values.emails, kind: "work" }] : [],
      phones: values.phones ? [{ value: values.phones, kind: "work" }] : [],
      companies: values.company ? [{ companyId: values.company.id }] : [],
      jobTitle: values.jobTitle || null,
      custom: values.custom,
    }),
    onCreated,
  });
  const written = useWatch({ control });
  return (
    <FormDialog title={t("contact.new")} submit={t("contact.create")} {...dialog} onClose={onClose}>
      <Pair>
        <TextInput
          label={t("field.firstName")}
          {...register("firstName")}
          error={errorOf("firstName")}
          data-autofocus
        />
        <TextInput label={t("field.lastName")} {...register("lastName")} error={errorOf("lastName")} />
      </Pair>
      <TextInput label={t("field.email")} type="email" {...register("emails")} error={errorOf("emails")} />
      <TextInput label={t("field.phone")} type="tel" {...register("phones")} error={errorOf("phones")} />
      <Controller
        control={control}
        name="company"
        render={({ field }) => (
          <RecordPicker
            resource="companies"
            label={t("field.company")}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
      <TextInput label={t("field.jobTitle")} {...register("jobTitle")} error={errorOf("jobTitle")} />
      <Controller
        control={control}
        name="custom"
        render={({ field }) => (
          <CustomSection
            list="contacts"
            values={field.value}
            onChange={field.onChange}
            errorOf={(key) => errorOf(`custom.${key}`)}
          />
        )}
      />
      {warning({
        firstName: written.firstName,
        lastName: written.lastName,
        emails: written.emails,
        phones: written.phones,
        company: written.company?.name,
      })}
    </FormDialog>
  );
}
