import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Controller, type Path, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { CustomValue } from "@/shared/api/custom";
import type { Contact, Employment, Labelled } from "@/shared/api/types";
import { useCreateForm } from "@/shared/lib/useCreateForm";
import { CustomSection } from "@/shared/ui/custom/CustomSection";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { MoreRows } from "@/shared/ui/people/MoreRows";
import { placeOf, type Rows, type Several, written } from "@/shared/ui/people/rows";
import { RecordPicker } from "@/shared/ui/RecordPicker";

const schema = z
  .object({
    firstName: z.string().trim(),
    lastName: z.string().trim(),
    emails: z.union([z.literal(""), z.email("form.email")]),
    phones: z.string().trim(),
    jobTitle: z.string().trim(),
    company: z.object({ id: z.string(), name: z.string() }).nullable(),
    more: z.object({
      emails: z.array(z.custom<Labelled>()),
      phones: z.array(z.custom<Labelled>()),
      companies: z.array(z.custom<Partial<Employment>>()),
    }),
    custom: z.record(z.string(), z.custom<CustomValue>()),
  })
  .refine((form) => form.firstName || form.lastName, { path: ["lastName"], message: "form.aName" });

type Form = z.infer<typeof schema>;

const several: Several[] = ["emails", "phones", "companies"];

/** The input that a refusal is about: the main one of its kind, or one of the rows below. */
function place(refused: string, { company, more, ...main }: Form): string | undefined {
  for (const field of several) {
    const says = field === "companies" ? !!company : !!main[field];
    const found = placeOf(field, refused, says, more[field] as Rows[Several][]);
    if (found?.row === -1) return field === "companies" ? "company" : field;
    if (found) return `more.${field}.${found.row}.${found.part}`;
  }
  return undefined;
}

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
    empty: {
      firstName: "",
      lastName: "",
      emails: "",
      phones: "",
      jobTitle: "",
      company: company ?? null,
      more: { emails: [], phones: [], companies: [] },
      custom: {},
    },
    write: (values) => ({
      firstName: values.firstName || null,
      lastName: values.lastName || null,
      emails: written("emails", [{ value: values.emails, kind: "work" }, ...values.more.emails]),
      phones: written("phones", [{ value: values.phones, kind: "work" }, ...values.more.phones]),
      companies: written("companies", [{ companyId: values.company?.id ?? "" }, ...values.more.companies]),
      jobTitle: values.jobTitle || null,
      custom: values.custom,
    }),
    place,
    onCreated,
  });
  const typed = useWatch({ control });
  const more = (field: Several) => (
    <Controller
      control={control}
      name={`more.${field}`}
      render={({ field: rows }) => (
        <MoreRows
          field={field}
          rows={rows.value as Rows[Several][]}
          errorOf={(part) => errorOf(`more.${field}.${part}` as Path<Form>)}
          onChange={rows.onChange}
        />
      )}
    />
  );
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
      {more("emails")}
      <TextInput label={t("field.phone")} type="tel" {...register("phones")} error={errorOf("phones")} />
      {more("phones")}
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
            error={errorOf("company")}
          />
        )}
      />
      {more("companies")}
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
        firstName: typed.firstName,
        lastName: typed.lastName,
        emails: typed.emails,
        phones: typed.phones,
        company: typed.company?.name,
      })}
    </FormDialog>
  );
}
