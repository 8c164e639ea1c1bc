import { Button, Switch } from "@mantine/core";
import { IconMailDown } from "@tabler/icons-react";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { CopyText } from "@/shared/ui/CopyText";
import { FormDialog } from "@/shared/ui/FormDialog";
import { type Picked, RecordPicker } from "@/shared/ui/RecordPicker";
import classes from "./Leads.module.css";

interface Intake {
  address: string;
  active: boolean;
  teamId?: string | null;
  teamName?: string | null;
}

const path = "/api/v1/leads/mail-intake";

const intakeOptions = queryOptions({
  queryKey: ["leads-mail-intake"],
  queryFn: ({ signal }) => request<Intake>(path, { signal }),
});

/** Whether mails to an address become leads, and whose. */
export function MailIntake() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const intake = useQuery({ ...intakeOptions, enabled: open });
  return (
    <>
      <Button variant="default" leftSection={<IconMailDown size={14} />} onClick={() => setOpen(true)}>
        {t("lead.mailIntake")}
      </Button>
      {open && intake.data && <IntakeDialog intake={intake.data} onClose={() => setOpen(false)} />}
    </>
  );
}

function IntakeDialog({ intake, onClose }: { intake: Intake; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [active, setActive] = useState(intake.active);
  const [team, setTeam] = useState<Picked | null>(
    intake.teamId ? { id: intake.teamId, name: intake.teamName ?? "" } : null,
  );
  const save = useMutation({
    mutationFn: () => request<Intake>(path, { method: "PUT", body: { active, teamId: team?.id ?? null } }),
    onSuccess: (saved) => {
      client.setQueryData(intakeOptions.queryKey, saved);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("lead.mailIntake")}
      submit={t("action.save")}
      busy={save.isPending}
      error={save.error?.message}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <p className={classes.hint}>{t("lead.mailIntakeHint")}</p>
      <CopyText label={t("lead.mailAddress")} value={intake.address} />
      <Switch
        label={t("lead.mailActive")}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
      <RecordPicker resource="teams" label={t("lead.mailTeam")} clearable value={team} onChange={setTeam} />
    </FormDialog>
  );
}
