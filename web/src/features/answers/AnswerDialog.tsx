import { Button, Select, Textarea, TextInput, UnstyledButton } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { useCreate, usePatch } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { type Answer, useQueues } from "@/shared/api/ticketing";
import { languageNames } from "@/shared/i18n";
import { useRebase } from "@/shared/lib/useRebase";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import classes from "./Answers.module.css";

const blanks = ["contact.firstName", "contact.name", "ticket.number", "ticket.name", "agent.name"];

/** Writes a canned answer; what is in braces is filled in for each ticket. */
export function AnswerDialog({ answer, onClose }: { answer: Answer | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const queues = useQueues();
  const client = useQueryClient();
  const create = useCreate("answers");
  const patch = usePatch("answers");
  const { version, theirs, rebase } = useRebase("/api/v1/answers", answer);
  const [name, setName] = useState(answer?.name ?? "");
  const [body, setBody] = useState(answer?.body ?? "");
  const [language, setLanguage] = useState(answer?.language ?? null);
  const [queueId, setQueueId] = useState(answer?.queueId ?? null);
  const [touched, setTouched] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const editable = can("answer", answer ? "update" : "create");
  const remove = useMutation({
    mutationFn: (it: Answer) =>
      request(`/api/v1/answers/${it.id}`, { method: "DELETE", version: version ?? it.version }),
    onSuccess: (_, it) => {
      void client.invalidateQueries({ queryKey: ["answers"] });
      const { name: itsName, body: text, language: spoken, queueId: queue } = it;
      toast({
        message: t("answer.deleted", { name: itsName }),
        undo: () => create.mutate({ name: itsName, body: text, language: spoken, queueId: queue }),
      });
      onClose();
    },
    onError: async (error) => setFailure((await rebase(error).catch(() => undefined)) ?? error.message),
  });
  const submit = async () => {
    setTouched(true);
    setErrors({});
    setFailure(undefined);
    if (!name.trim() || !body.trim()) return;
    const content = { name: name.trim(), body, language, queueId };
    try {
      if (answer) await patch.mutateAsync({ id: answer.id, version: version ?? answer.version, patch: content });
      else await create.mutateAsync(content);
      toast({ message: t("answer.saved", { name: content.name }) });
      onClose();
    } catch (error) {
      const moved = await rebase(error).catch(() => undefined);
      if (moved) return setFailure(moved);
      const problem = error instanceof Problem ? error : undefined;
      setErrors(Object.fromEntries((problem?.errors ?? []).map((it) => [it.field, it.message])));
      setFailure(problem?.errors.length ? undefined : (error as Error).message);
    }
  };
  const insert = (blank: string) => {
    const at = area.current?.selectionStart ?? body.length;
    setBody(`${body.slice(0, at)}{{ ${blank} }}${body.slice(area.current?.selectionEnd ?? at)}`);
    area.current?.focus();
  };
  return (
    <FormDialog
      title={answer ? answer.name : t("answer.new")}
      submit={t("action.save")}
      busy={create.isPending || patch.isPending}
      error={failure}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (editable) void submit();
      }}
    >
      <TextInput
        label={t("field.name")}
        value={name}
        readOnly={!editable}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors.name ?? (touched && !name.trim() ? t("form.aName") : undefined)}
        data-autofocus
      />
      <Textarea
        ref={area}
        label={t("answer.body")}
        autosize
        minRows={6}
        maxRows={16}
        size="xs"
        value={body}
        readOnly={!editable}
        onChange={(event) => setBody(event.currentTarget.value)}
        error={errors.body ?? (touched && !body.trim() ? t("answer.bodyMissing") : undefined)}
      />
      {editable && (
        <ul className={classes.blanks} aria-label={t("answer.blanks")}>
          {blanks.map((blank) => (
            <li key={blank}>
              <UnstyledButton className={classes.blank} onClick={() => insert(blank)}>
                {t(`answer.blank.${blank.replace(".", "_")}`)}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <Pair>
        <Select
          label={t("field.language")}
          placeholder={t("answer.everyLanguage")}
          data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          value={language}
          onChange={setLanguage}
          clearable
          disabled={!editable}
        />
        <Select
          label={t("ticket.queue")}
          placeholder={t("answer.everyQueue")}
          data={queues.map((queue) => ({ value: queue.id, label: queue.name }))}
          value={queueId}
          onChange={setQueueId}
          clearable
          disabled={!editable}
        />
      </Pair>
      {theirs && (
        <section className={classes.theirs} aria-label={t("conflict.theirs")}>
          <h3>{t("conflict.theirs")}</h3>
          <p>{theirs.body}</p>
        </section>
      )}
      {answer && can("answer", "delete") && (
        <Button
          variant="subtle"
          color="red"
          size="compact-xs"
          className={classes.delete as string}
          loading={remove.isPending}
          onClick={() => remove.mutate(answer)}
        >
          {t("answer.delete")}
        </Button>
      )}
    </FormDialog>
  );
}
