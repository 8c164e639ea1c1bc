import { zodResolver } from "@hookform/resolvers/zod";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { useCreate } from "@/shared/api/resources";
import type { Contact } from "@/shared/api/types";
import { applyProblem, useDraft } from "@/shared/lib/useDraft";
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
  })
  .refine((form) => form.firstName || form.lastName, { path: ["lastName"], message: "form.aName" });

type Form = z.infer<typeof schema>;

interface Props {
  company?: { id: string; name: string } | undefined;
  onClose: () => void;
  onCreated: (contact: Contact) => void;
}

export function CreateContact({ company, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const create = useCreate("contacts");
  const [failure, setFailure] = useState<string>();
  const form = useForm<Form>({
    resolver: zodResolver(schema),
    mode: "onTouched",
    defaultValues: { firstName: "", lastName: "", emails: "", phones: "", jobTitle: "", company: company ?? null },
  });
  const sent = useDraft("contact", form);
  const { register, control, formState } = form;
  const errorOf = (field: keyof Form) => {
    const message = formState.errors[field]?.message;
    return message ? t(message) : undefined;
  };
  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      const contact = await create.mutateAsync({
        firstName: values.firstName || null,
        lastName: values.lastName || null,
        emails: values.emails ? [{ value: values.emails, kind: "work" }] : [],
        phones: values.phones ? [{ value: values.phones, kind: "work" }] : [],
        companies: values.company ? [{ companyId: values.company.id }] : [],
        jobTitle: values.jobTitle || null,
      });
      sent();
      onCreated(contact);
    } catch (error) {
      setFailure(applyProblem(error, form));
    }
  });
  return (
    <FormDialog
      title={t("contact.new")}
      submit={t("contact.create")}
      busy={create.isPending}
      error={failure}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
