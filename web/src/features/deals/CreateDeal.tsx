import { zodResolver } from "@hookform/resolvers/zod";
import { NumberInput, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { pipelineOf, pipelinesOptions, useCreate } from "@/shared/api/resources";
import { useMe } from "@/shared/api/session";
import type { Deal } from "@/shared/api/types";
import { applyProblem, useDraft } from "@/shared/lib/useDraft";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
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
  const create = useCreate("deals");
  const pipelines = useQuery(pipelinesOptions);
  const pipeline = pipelineOf(pipelines.data?.items);
  const stages = pipeline?.stages.filter((stage) => stage.kind === "open") ?? [];
  const [failure, setFailure] = useState<string>();
  const form = useForm<Form>({
    resolver: zodResolver(schema) as never,
    mode: "onTouched",
    defaultValues: {
      name: "",
      amount: "",
      currency: "USD",
      companyId: company ?? null,
      stageId: "",
      expectedCloseOn: "",
    },
  });
  const sent = useDraft("deal", form);
  const { register, control, formState } = form;
  const errorOf = (field: keyof Form) => {
    const message = formState.errors[field]?.message;
    return message ? t(message) : undefined;
  };
  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      const deal = await create.mutateAsync({
        name: values.name,
        pipelineId: pipeline?.id,
        stageId: values.stageId || stages[0]?.id,
        amount: values.amount === "" ? null : { amount: String(values.amount), currency: values.currency },
        companyId: values.companyId?.id ?? null,
        expectedCloseOn: values.expectedCloseOn || null,
        ownerId: me?.id,
      });
      sent();
      onCreated(deal);
    } catch (error) {
      setFailure(applyProblem(error, form));
    }
  });
  return (
    <FormDialog
      title={t("deal.new")}
      submit={t("deal.create")}
      busy={create.isPending}
      error={failure}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <TextInput label={t("field.name")} required {...register("name")} error={errorOf("name")} data-autofocus />
      <Pair>
        <Controller
          control={control}
          name="amount"
          render={({ field }) => (
            <NumberInput
              label={t("field.amount")}
              size="xs"
              hideControls
              thousandSeparator=" "
              value={field.value as string | number}
              onChange={field.onChange}
              onBlur={field.onBlur}
              error={errorOf("amount")}
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
