import { TextInput } from "@mantine/core";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { Product } from "@/shared/api/types";
import { useCreateForm } from "@/shared/lib/useCreateForm";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { MoneyInput } from "@/shared/ui/MoneyInput";

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
  const { register, control, errorOf, dialog } = useCreateForm<"products", Form>({
    resource: "products",
    draft: "product",
    schema,
    empty: { name: "", sku: "", family: "", price: "", currency: "USD" },
    write: (values) => ({
      name: values.name,
      sku: values.sku || null,
      family: values.family || null,
      price: values.price === "" ? null : { amount: String(values.price), currency: values.currency },
      active: true,
    }),
    onCreated,
  });
  return (
    <FormDialog title={t("product.new")} submit={t("product.create")} {...dialog} onClose={onClose}>
      <TextInput label={t("field.name")} required {...register("name")} error={errorOf("name")} data-autofocus />
      <Pair>
        <TextInput label={t("field.sku")} {...register("sku")} error={errorOf("sku")} />
        <TextInput label={t("field.family")} {...register("family")} error={errorOf("family")} />
      </Pair>
      <Controller
        control={control}
        name="price"
        render={({ field: amount }) => (
          <Controller
            control={control}
            name="currency"
            render={({ field: currency }) => (
              <MoneyInput
                label={t("field.price")}
                amount={amount.value as string | number}
                currency={currency.value}
                onAmount={amount.onChange}
                onCurrency={currency.onChange}
                onBlur={amount.onBlur}
                error={errorOf("price")}
              />
            )}
          />
        )}
      />
    </FormDialog>
  );
}
