import { SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { useMe } from "@/shared/api/session";
import { type Ticket, useQueues } from "@/shared/api/ticketing";
import { useCreateForm } from "@/shared/lib/useCreateForm";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { RecordPicker } from "@/shared/ui/RecordPicker";
import { priorities } from "./api";

const schema = z
  .object({
    name: z.string().trim().min(1, "ticket.subjectMissing"),
    text: z.string().trim().min(1, "ticket.textMissing"),
    who: z.enum(["known", "new"]),
    contact: z.object({ id: z.string(), name: z.string() }).nullable(),
    contactEmail: z.union([z.literal(""), z.email("form.email")]),
    contactName: z.string().trim(),
    queueId: z.string(),
    priority: z.string(),
    channel: z.string(),
  })
  .refine((form) => form.who === "new" || form.contact, { path: ["contact"], message: "ticket.contactMissing" })
  .refine((form) => form.who === "known" || form.contactEmail, {
    path: ["contactEmail"],
    message: "ticket.emailMissing",
  });

type Form = z.infer<typeof schema>;

interface Props {
  contact?: { id: string; name: string } | undefined;
  onClose: () => void;
  onCreated: (ticket: Ticket) => void;
}

export function CreateTicket({ contact, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const queues = useQueues();
  const { register, control, watch, errorOf, dialog } = useCreateForm<"tickets", Form>({
    resource: "tickets",
    draft: "ticket",
    schema,
    empty: {
      name: "",
      text: "",
      who: "known",
      contact: contact ?? null,
      contactEmail: "",
      contactName: "",
      queueId: "",
      priority: "normal",
      channel: "phone",
    },
    write: (values) => ({
      name: values.name,
      text: values.text,
      ...(values.who === "known"
        ? { contactId: values.contact?.id }
        : { contactEmail: values.contactEmail, contactName: values.contactName || null }),
      queueId: values.queueId || queues.find((it) => it.isDefault)?.id || null,
      priority: values.priority,
      channel: values.channel,
      tags: [],
      ownerId: me?.id,
    }),
    onCreated,
  });
  const who = watch("who");
  const choice = (
    field: "queueId" | "priority" | "channel",
    label: string,
    data: { value: string; label: string }[],
  ) => (
    <Controller
      control={control}
      name={field}
      render={({ field: { value, onChange, onBlur } }) => (
        <Select
          label={label}
          data={data}
          value={value || null}
          onChange={(next) => onChange(next ?? "")}
          onBlur={onBlur}
          error={errorOf(field)}
          {...(field === "queueId"
            ? { placeholder: t("ticket.defaultQueue"), clearable: true }
            : { allowDeselect: false })}
        />
      )}
    />
  );
  return (
    <FormDialog title={t("ticket.new")} submit={t("ticket.create")} {...dialog} onClose={onClose}>
      <Controller
        control={control}
        name="who"
        render={({ field }) => (
          <SegmentedControl
            size="xs"
            aria-label={t("ticket.requester")}
            value={field.value}
            onChange={field.onChange}
            data={[
              { value: "known", label: t("ticket.knownContact") },
              { value: "new", label: t("ticket.newContact") },
            ]}
          />
        )}
      />
      {who === "known" ? (
        <Controller
          control={control}
          name="contact"
          render={({ field }) => (
            <RecordPicker
              resource="contacts"
              label={t("ticket.requester")}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              error={errorOf("contact")}
              data-autofocus
            />
          )}
        />
      ) : (
        <Pair>
          <TextInput label={t("field.name")} {...register("contactName")} error={errorOf("contactName")} />
          <TextInput
            label={t("field.email")}
            type="email"
            {...register("contactEmail")}
            error={errorOf("contactEmail")}
          />
        </Pair>
      )}
      <TextInput label={t("ticket.subject")} {...register("name")} error={errorOf("name")} />
      <Textarea
        label={t("ticket.text")}
        autosize
        minRows={4}
        maxRows={12}
        size="xs"
        {...register("text")}
        error={errorOf("text")}
      />
      <Pair>
        {choice(
          "channel",
          t("ticket.channelName"),
          (["phone", "email", "chat", "web"] as const).map((value) => ({ value, label: t(`ticket.channel.${value}`) })),
        )}
        {choice(
          "priority",
          t("ticket.priorityName"),
          priorities.map((value) => ({ value, label: t(`ticket.priority.${value}`) })),
        )}
      </Pair>
      {queues.length > 1 &&
        choice(
          "queueId",
          t("ticket.queue"),
          queues.map((queue) => ({ value: queue.id, label: queue.name })),
        )}
    </FormDialog>
  );
}
