import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomField, CustomValue } from "@/shared/api/custom";
import { Problem } from "@/shared/api/problem";
import { usePatch } from "@/shared/api/resources";
import type { Company, Contact } from "@/shared/api/types";
import { useRebase } from "@/shared/lib/useRebase";
import { FormDialog } from "@/shared/ui/FormDialog";
import { CustomInput } from "./CustomInput";
import { written } from "./useCustomFacts";

interface Props {
  list: "contacts" | "companies";
  record: Contact | Company;
  field: CustomField;
  onClose: () => void;
}

/** Writes one custom field whose value takes more than a line. */
export function CustomValueDialog({ list, record, field, onClose }: Props) {
  const { t } = useTranslation();
  const patch = usePatch(list);
  const { version, rebase } = useRebase<Contact | Company>(`/api/v1/${list}`, record);
  const [value, setValue] = useState<CustomValue | undefined>(record.custom?.[field.key]);
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const submit = async () => {
    setError(undefined);
    setFailure(undefined);
    try {
      const change = written<Contact & Company>(field, value ?? null);
      await patch.mutateAsync({ id: record.id, version: version ?? record.version, patch: change });
      onClose();
    } catch (problem) {
      const moved = await rebase(problem).catch(() => undefined);
      const refused = problem instanceof Problem ? problem.errors[0]?.message : undefined;
      if (refused && !moved) setError(refused);
      else setFailure(moved ?? (problem as Error).message);
    }
  };
  return (
    <FormDialog
      title={field.name}
      submit={t("action.save")}
      busy={patch.isPending}
      error={failure}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <CustomInput field={field} value={value} onChange={setValue} error={error} autoFocus />
    </FormDialog>
  );
}
