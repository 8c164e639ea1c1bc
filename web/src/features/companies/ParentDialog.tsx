import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePatch } from "@/shared/api/resources";
import type { Company } from "@/shared/api/types";
import { quote } from "@/shared/lib/cel";
import { useRebase } from "@/shared/lib/useRebase";
import { FormDialog } from "@/shared/ui/FormDialog";
import { type Picked, RecordPicker } from "@/shared/ui/RecordPicker";

/** Says which company another one belongs to. */
export function ParentDialog({ company, onClose }: { company: Company; onClose: () => void }) {
  const { t } = useTranslation();
  const patch = usePatch("companies");
  const { version, rebase } = useRebase("/api/v1/companies", company);
  const [parent, setParent] = useState<Picked | null>(
    company.parentId ? { id: company.parentId, name: company.parentName ?? "" } : null,
  );
  const [failure, setFailure] = useState<string>();
  const submit = async () => {
    setFailure(undefined);
    try {
      await patch.mutateAsync({
        id: company.id,
        version: version ?? company.version,
        patch: { parentId: parent?.id ?? null },
      });
      onClose();
    } catch (error) {
      setFailure((await rebase(error).catch(() => undefined)) ?? (error as Error).message);
    }
  };
  return (
    <FormDialog
      title={t("people.parentOf", { name: company.name })}
      submit={t("action.save")}
      busy={patch.isPending}
      error={failure}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RecordPicker
        resource="companies"
        within={`id != ${quote(company.id)}`}
        label={t("field.parent")}
        value={parent}
        onChange={setParent}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
    </FormDialog>
  );
}
