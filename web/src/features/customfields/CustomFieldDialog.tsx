import { Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomField, CustomKind, CustomOwner } from "@/shared/api/custom";
import { Problem } from "@/shared/api/problem";
import { useCreate, usePatch } from "@/shared/api/resources";
import { useRebase } from "@/shared/lib/useRebase";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import { type Option, OptionInputs } from "./OptionInputs";

const kinds: CustomKind[] = ["text", "number", "money", "date", "choice", "multi-choice", "link"];
const targets = ["contact", "company", "user", "deal", "ticket"];

interface Props {
  owner: CustomOwner;
  field: CustomField | undefined;
  onClose: () => void;
}

/** Defines a field. Its kind and its key stay as they were made; everything else can change, and values are kept. */
export function CustomFieldDialog({ owner, field, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const create = useCreate("custom-fields");
  const patch = usePatch("custom-fields");
  const { version, rebase } = useRebase("/api/v1/custom-fields", field);
  const [name, setName] = useState(field?.name ?? "");
  const [kind, setKind] = useState<CustomKind>(field?.kind ?? "text");
  const [key, setKey] = useState(field?.key ?? "");
  const [help, setHelp] = useState(field?.help ?? "");
  const [linkTo, setLinkTo] = useState(field?.linkTo ?? "company");
  const [options, setOptions] = useState<Option[]>(
    field?.options ? field.options.filter((it) => !it.archived) : [{ label: "" }, { label: "" }],
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();
  const chooses = kind === "choice" || kind === "multi-choice";
  const removed = (field?.options ?? []).filter(
    (it) => !it.archived && !options.some((option) => option.key === it.key),
  ).length;

  const submit = async () => {
    setErrors({});
    setFailure(undefined);
    if (!name.trim()) return setErrors({ name: t("form.aName") });
    const said = options.filter((option) => option.label.trim());
    const changeable = {
      name: name.trim(),
      help: help.trim() || null,
      ...(chooses
        ? { options: said.map(({ key: known, label }) => ({ key: known ?? null, label: label.trim() })) }
        : {}),
    };
    try {
      if (field) {
        const body = changeable as unknown as Partial<CustomField>;
        await patch.mutateAsync({ id: field.id, version: version ?? field.version, patch: body });
      } else {
        await create.mutateAsync({
          ...changeable,
          resource: owner,
          kind,
          key: key.trim() || null,
          linkTo: kind === "link" ? linkTo : null,
        });
      }
      void client.invalidateQueries({ queryKey: ["custom-fields"] });
      toast({ message: t("customField.saved", { name: changeable.name }) });
      onClose();
    } catch (error) {
      const moved = await rebase(error).catch(() => undefined);
      if (moved) return setFailure(moved);
      const found = error instanceof Problem ? error.errors : [];
      setErrors(Object.fromEntries(found.map((it) => [it.field, it.message])));
      if (!found.length) setFailure((error as Error).message);
    }
  };

  return (
    <FormDialog
      title={field ? t("customField.editOne", { name: field.name }) : t(`customField.newOf.${owner}`)}
      submit={t("action.save")}
      busy={create.isPending || patch.isPending}
      error={failure}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t("customField.label")}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errors.name}
        data-autofocus
      />
      <Pair>
        <Select
          label={t("customField.kindOf")}
          data={kinds.map((it) => ({ value: it, label: t(`customField.kind.${it}`) }))}
          value={kind}
          onChange={(next) => next && setKind(next as CustomKind)}
          disabled={!!field}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          error={errors.kind}
        />
        <TextInput
          label={t("customField.key")}
          description={field ? undefined : t("customField.keyHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          disabled={!!field}
          error={errors.key}
          spellCheck={false}
        />
      </Pair>
      {kind === "link" && (
        <Select
          label={t("customField.linkTo")}
          data={targets.map((it) => ({ value: it, label: t(`customField.to.${it}`) }))}
          value={linkTo}
          onChange={(next) => next && setLinkTo(next)}
          disabled={!!field}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          error={errors.linkTo}
        />
      )}
      {chooses && (
        <OptionInputs options={options} onChange={setOptions} errors={errors} removed={field ? removed : 0} />
      )}
      <TextInput
        label={t("customField.help")}
        value={help}
        onChange={(event) => setHelp(event.currentTarget.value)}
        error={errors.help}
      />
    </FormDialog>
  );
}
