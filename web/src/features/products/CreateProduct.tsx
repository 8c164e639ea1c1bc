import { zodResolver } from "@hookform/resolvers/zod";
import { NumberInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { useCreate } from "@/shared/api/resources";
import type { Product } from "@/shared/api/types";
import { applyProblem, useDraft } from "@/shared/lib/useDraft";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";

const schema = z.object({
  name: z.string().trim().min(1, "form.aName"),
  sku: z.string().trim(),
  family: z.string().trim(),
  price: z.union([z.literal(""), z.coerce.number().min(0, "form.notNegative")]),
  currency: z.string(),
});

type Form = z.input<typeof schema>;

export function CreateProduct({ onClose, onCreated }: { onClose: () => void; onCreated: (product: Product) => void }) {
  const { t } = useTranslation();
  const create = useCreate("products");
  const [failure, setFailure] = useState<string>();
  const form = useForm<Form>({
    resolver: zodResolver(schema) as never,
    mode: "onTouched",
    defaultValues: { name: "", sku: "", family: "", price: "", currency: "USD" },
  });
  const sent = useDraft("product", form);
  const { register, control, formState } = form;
  const errorOf = (field: keyof Form) => {
    const message = formState.errors[field]?.message;
    return message ? t(message) : undefined;
  };
  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      const product = await create.mutateAsync({
        name: values.name,
        sku: values.sku || null,
        family: values.family || null,
        price: values.price === "" ? null : { amount: String(values.price), currency: values.currency },
        active: true,
      });
      sent();
      onCreated(product);
    } catch (error) {
      setFailure(applyProblem(error, form));
    }
  });
  return (
    <FormDialog
      title={t("product.new")}
      submit={t("product.create")}
      busy={create.isPending}
      error={failure}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextInput label={t("field.name")} required {...register("name")} error={errorOf("name")} data-autofocus />
      <Pair>
        <TextInput label={t("field.sku")} {...register("sku")} error={errorOf("sku")} />
        <TextInput label={t("field.family")} {...register("family")} error={errorOf("family")} />
      </Pair>
      <Pair>
        <Controller
          control={control}
          name="price"
          render={({ field }) => (
            <NumberInput
              label={t("field.price")}
              size="xs"
              hideControls
              thousandSeparator=" "
              value={field.value as string | number}
              onChange={field.onChange}
              onBlur={field.onBlur}
              error={errorOf("price")}
            />
          )}
        />
        <Controller
          control={control}
          name="currency"
          render={({ field }) => (
            <Select
              label={t("field.currency")}
              data={["USD", "PLN", "EUR", "GBP"]}
              value={field.value}
              onChange={field.onChange}
              allowDeselect={false}
            />
          )}
        />
      </Pair>
    </FormDialog>
  );
}
