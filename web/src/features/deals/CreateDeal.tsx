import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { pipelineOf, pipelinesOptions } from "@/shared/api/resources";
import { useMe } from "@/shared/api/session";
import type { Deal } from "@/shared/api/types";
import { useCreateForm } from "@/shared/lib/useCreateForm";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { MoneyInput } from "@/shared/ui/MoneyInput";
import { RecordPicker } from "@/shared/ui/RecordPicker";

const schema = z.object({
  name: z.string().trim().min(1, "form.aName"),
  amount: z.union([z.literal(""), z.coerce.number().min(0, "form.notNegative")]),
  currency: z.string(),
  companyId: z.object({ id: z.string(), name: z.string() }).nullable(),
  stageId: z.string(),
  expectedCloseOn: z.string(),
});

type Form = z.input<typeof schema>;

interface Props {
  company?: { id: string; name: string } | undefined;
  onClose: () => void;
  onCreated: (deal: Deal) => void;
}

export function CreateDeal({ company, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const pipelines = useQuery(pipelinesOptions);
  const pipeline = pipelineOf(pipelines.data?.items);
  const stages = pipeline?.stages.filter((stage) => stage.kind === "open") ?? [];
  const { register, control, errorOf, dialog } = useCreateForm<"deals", Form>({
    resource: "deals",
    draft: "deal",
    schema,
    empty: {
      name: "",
      amount: "",
      currency: "USD",
      companyId: company ?? null,
      stageId: "",
      expectedCloseOn: "",
    },
    write: (values) => ({
      name: values.name,
      pipelineId: pipeline?.id,
      stageId: values.stageId || stages[0]?.id,
      amount: values.amount === "" ? null : { amount: String(values.amount), currency: values.currency },
      companyId: values.companyId?.id ?? null,
      expectedCloseOn: values.expectedCloseOn || null,
      ownerId: me?.id,
    }),
    onCreated,
  });
  return (
    <FormDialog title={t("deal.new")} submit={t("deal.create")} {...dialog} onClose={onClose}>
      <TextInput label={t("field.name")} required {...register("name")} error={errorOf("name")} data-autofocus />
      <Controller
        control={control}
        name="amount"
        render={({ field: amount }) => (
          <Controller
            control={control}
            name="currency"
            render={({ field: currency }) => (
              <MoneyInput
                label={t("field.amount")}
                amount={amount.value as string | number}
                currency={currency.value}
                onAmount={amount.onChange}
                onCurrency={currency.onChange}
                onBlur={amount.onBlur}
                error={errorOf("amount")}
              />
            )}
          />
        )}
      />
      <Controller
        control={control}
        name="companyId"
        render={({ field }) => (
          <RecordPicker
            resource="companies"
            label={t("field.company")}
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={errorOf("companyId")}
          />
        )}
      />
      <Pair>
        <Controller
          control={control}
          name="stageId"
          render={({ field }) => (
            <Select
              label={t("field.stage")}
              data={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
              value={field.value || stages[0]?.id || null}
              onChange={field.onChange}
              allowDeselect={false}
              error={errorOf("stageId")}
            />
          )}
        />
        <TextInput
          label={t("field.expectedCloseOn")}
          type="date"
          {...register("expectedCloseOn")}
          error={errorOf("expectedCloseOn")}
        />
      </Pair>
    </FormDialog>
  );
}
