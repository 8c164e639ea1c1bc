import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/ui/FormDialog";
import { type Picked, RecordPicker } from "@/shared/ui/RecordPicker";
import classes from "./Leads.module.css";

interface Props {
  name: string;
  busy: boolean;
  error: string | undefined;
  onAssign: (body: { ownerId: string } | { teamId: string }) => void;
  onClose: () => void;
}

/** To a colleague, or to whoever's turn it is in a team. */
export function AssignDialog({ name, busy, error, onAssign, onClose }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState<"user" | "team">("user");
  const [picked, setPicked] = useState<Picked | null>(null);
  const [touched, setTouched] = useState(false);
  const choose = (next: string) => {
    setTo(next as "user" | "team");
    setPicked(null);
    setTouched(false);
  };
  return (
    <FormDialog
      title={t("lead.assignTitle", { name })}
      submit={t("lead.assign")}
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (picked) onAssign(to === "user" ? { ownerId: picked.id } : { teamId: picked.id });
      }}
    >
      <SegmentedControl
        size="xs"
        aria-label={t("lead.assign")}
        value={to}
        onChange={choose}
        data={[
          { value: "user", label: t("lead.toColleague") },
          { value: "team", label: t("lead.toTeam") },
        ]}
      />
      <RecordPicker
        key={to}
        resource={to === "user" ? "users" : "teams"}
        {...(to === "user" ? { within: 'status == "active"' } : {})}
        label={t(to === "user" ? "lead.colleague" : "lead.team")}
        value={picked}
        onChange={setPicked}
        error={touched && !picked ? t("lead.chooseWho") : undefined}
        data-autofocus
      />
      {to === "team" && <p className={classes.hint}>{t("lead.teamHint")}</p>}
    </FormDialog>
  );
}
