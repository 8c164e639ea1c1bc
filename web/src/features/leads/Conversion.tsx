import { Button, Loader } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconCircleDashed } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import { Failure } from "@/shared/ui/states";
import { conversionOptions } from "./api";
import classes from "./Leads.module.css";
import type { StepStatus } from "./types";

/** A conversion as it goes on, step by step, and then the way to what it made. */
export function Conversion({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const query = useQuery({
    ...conversionOptions(id),
    refetchInterval: ({ state }) => (state.data && state.data.status !== "running" ? false : 600),
  });
  const status = query.data?.status;
  useEffect(() => {
    if (status && status !== "running") {
      for (const root of ["leads", "contacts", "companies", "deals", "reports", "timeline"]) {
        void client.invalidateQueries({ queryKey: [root], predicate: (it) => it.queryKey[1] !== "conversion" });
      }
    }
  }, [client, status]);
  const lead = useQuery({ ...recordOptions("leads", id), enabled: status === "done" }).data;

  const current = status === "running" ? query.data?.steps.find((step) => step.status === "waiting") : undefined;

  if (query.isError && !query.data) return <Failure inline error={query.error} retry={() => void query.refetch()} />;
  return (
    <div className={classes.conversion}>
      <p role="status">{status ? t(`lead.conversion.${status}`) : t("lead.conversion.running")}</p>
      <ol className={classes.steps}>
        {(query.data?.steps ?? []).map((step) => (
          <li key={step.name} className={classes.step} data-status={step.status}>
            <Mark status={step === current ? "running" : step.status} />
            <span>
              {i18n.exists(`lead.step.${step.name}`) ? t(`lead.step.${step.name}`) : step.name}
              {step.problem && <span className={classes.problem}>{step.problem}</span>}
            </span>
          </li>
        ))}
      </ol>
      {status === "done" && lead && (
        <div className={classes.links}>
          {lead.contactId && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/contacts/$id" params={{ id: lead.contactId ?? "" }} {...props} />}
            >
              {t("lead.openPerson")}
            </Button>
          )}
          {lead.companyId && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/companies/$id" params={{ id: lead.companyId ?? "" }} {...props} />}
            >
              {t("lead.openCompany")}
            </Button>
          )}
          {lead.dealId && (
            <Button renderRoot={(props) => <Link to="/deals/$id" params={{ id: lead.dealId ?? "" }} {...props} />}>
              {t("lead.openDeal")}
            </Button>
          )}
        </div>
      )}
      {status !== "done" && (
        <div className={classes.links}>
          <span className={classes.hint}>{status === "running" && t("lead.conversion.safe")}</span>
          <Button variant="default" onClick={onClose}>
            {t("action.close")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Mark({ status }: { status: StepStatus }) {
  const { t } = useTranslation();
  const label = t(`lead.conversion.${status}`);
  if (status === "done") return <IconCheck size={16} stroke={2} aria-label={label} role="img" />;
  if (status === "failed") return <IconAlertTriangle size={16} stroke={1.8} aria-label={label} role="img" />;
  if (status === "running") return <Loader size={14} aria-label={label} role="img" />;
  return <IconCircleDashed size={16} stroke={1.6} aria-label={label} role="img" />;
}
