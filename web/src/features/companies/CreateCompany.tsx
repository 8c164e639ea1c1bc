import { TextInput } from "@mantine/core";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { CustomValue } from "@/shared/api/custom";
import type { Company } from "@/shared/api/types";
import { useCreateForm } from "@/shared/lib/useCreateForm";
import { CustomSection } from "@/shared/ui/custom/CustomSection";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { RecordPicker } from "@/shared/ui/RecordPicker";

const schema = z.object({
  name: z.string().trim().min(1, "form.aName"),
  sector: z.string().trim(),
  website: z.string().trim(),
  city: z.string().trim(),
  country: z.union([z.literal(""), z.string().regex(/^[A-Za-z]{2}$/, "form.country")]),
  parentId: z.object({ id: z.string(), name: z.string() }).nullable(),
  custom: z.record(z.string(), z.custom<CustomValue>()),
});

type Form = z.infer<typeof schema>;

export function CreateCompany({ onClose, onCreated }: { onClose: () => void; onCreated: (company: Company) => void }) {
  const { t } = useTranslation();
  const { register, control, errorOf, dialog } = useCreateForm<"companies", Form>({
    resource: "companies",
    draft: "company",
    schema,
    empty: { name: "", sector: "", website: "", city: "", country: "", parentId: null, custom: {} },
    write: (values) => ({
      name: values.name,
      sector: values.sector || null,
      website: values.website || null,
      city: values.city || null,
      country: values.country.toUpperCase() || null,
      parentId: values.parentId?.id ?? null,
      custom: values.custom,
    }),
    onCreated,
  });
  return (
    <FormDialog title={t("company.new")} submit={t("company.create")} {...dialog} onClose={onClose}>
      <TextInput label={t("field.name")} required {...register("name")} error={errorOf("name")} data-autofocus />
      <TextInput label={t("field.sector")} {...register("sector")} error={errorOf("sector")} />
      <TextInput label={t("field.website")} {...register("website")} error={errorOf("website")} />
      <Pair>
        <TextInput label={t("field.city")} {...register("city")} error={errorOf("city")} />
        <TextInput
          label={t("field.country")}
          placeholder="PL"
          maxLength={2}
          {...register("country")}
          error={errorOf("country")}
        />
      </Pair>
      <Controller
        control={control}
        name="parentId"
        render={({ field }) => (
          <RecordPicker
            resource="companies"
            label={t("field.parent")}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
          />
        )}
      />
      <Controller
        control={control}
        name="custom"
        render={({ field }) => (
          <CustomSection
            list="companies"
            values={field.value}
            onChange={field.onChange}
            errorOf={(key) => errorOf(`custom.${key}`)}
          />
        )}
      />
    </FormDialog>
  );
}
