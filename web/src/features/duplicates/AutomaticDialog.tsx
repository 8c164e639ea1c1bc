import { NumberInput, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { formatTime } from "@/shared/format/format";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { settingsOptions } from "./api";
import classes from "./Duplicates.module.css";
import type { Automatic, Setting } from "./types";

/** What is done about duplicates without anybody asking. */
export function AutomaticDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(settingsOptions);
  if (data) return <SettingForm setting={data} onClose={onClose} />;
  return (
    <FormDialog
      title={t("duplicate.automatic")}
      submit={t("action.save")}
      busy={false}
      disabled
      onSubmit={(event) => event.preventDefault()}
      onClose={onClose}
    >
      {error ? (
        <Failure error={error} retry={() => void refetch()} inline />
      ) : (
        <SkeletonFacts label={t("state.loading")} />
      )}
    </FormDialog>
  );
}

function SettingForm({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [wanted, setWanted] = useState<Automatic>({
    ...setting.automatic,
    zone: setting.version ? setting.automatic.zone : Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const save = useMutation({
    mutationFn: () =>
      request<Setting>("/api/v1/duplicates/settings", { method: "PUT", body: wanted, version: setting.version }),
    onSuccess: (saved) => {
      client.setQueryData(settingsOptions.queryKey, saved);
      toast({ message: t("duplicate.settingsSaved") });
      onClose();
    },
    onError: () => void client.invalidateQueries({ queryKey: settingsOptions.queryKey }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <FormDialog
      title={t("duplicate.automatic")}
      submit={t("action.save")}
      busy={save.isPending}
      error={save.error?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Switch
        label={t("duplicate.mergeAutomatically")}
        description={t("duplicate.mergeAutomaticallyHint")}
        checked={wanted.merge}
        onChange={(event) => setWanted({ ...wanted, merge: event.currentTarget.checked })}
      />
      <NumberInput
        label={t("duplicate.threshold")}
        min={90}
        max={100}
        step={0.1}
        decimalScale={2}
        suffix=" %"
        disabled={!wanted.merge}
        value={Number((wanted.threshold * 100).toFixed(2))}
        onChange={(value) => setWanted({ ...wanted, threshold: Number(value) / 100 })}
      />
      <Switch
        label={t("duplicate.nightly")}
        checked={wanted.nightly}
        onChange={(event) => setWanted({ ...wanted, nightly: event.currentTarget.checked })}
      />
      <TextInput
        type="time"
        label={t("duplicate.at", { zone: wanted.zone })}
        disabled={!wanted.nightly}
        value={wanted.at}
        onChange={(event) => setWanted({ ...wanted, at: event.currentTarget.value })}
      />
      {setting.changedAt && (
        <p className={classes.hint}>
          {t("duplicate.changedAt", { when: formatTime(setting.changedAt, i18n.language) })}
        </p>
      )}
    </FormDialog>
  );
}
