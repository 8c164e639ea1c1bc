import { Button } from "@mantine/core";
import { IconArrowsExchange, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { isOpen, useLeadRights } from "./api";
import { LeadMenu } from "./LeadMenu";
import { useLeadWork } from "./LeadWork";
import type { Lead } from "./types";

/** What comes next for a lead. */
export function LeadActions({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const rights = useLeadRights();
  const work = useLeadWork(lead);
  if (!rights.update || lead.status === "converted") return null;
  const open = isOpen(lead);
  return (
    <>
      {open && rights.convert && (
        <Button leftSection={<IconArrowsExchange size={14} />} onClick={() => work.ask("convert")}>
          {t("lead.convert")}
        </Button>
      )}
      {open && lead.status !== "qualified" && (
        <Button
          variant="default"
          leftSection={<IconCheck size={14} />}
          loading={work.busy}
          onClick={() => work.run("qualify")}
        >
          {t("lead.qualify")}
        </Button>
      )}
      {open ? (
        <Button variant="default" onClick={() => work.ask("disqualify")}>
          {t("lead.disqualify")}
        </Button>
      ) : (
        <Button variant="default" loading={work.busy} onClick={() => work.run("reopen")}>
          {t("lead.reopen")}
        </Button>
      )}
      {open && <LeadMenu lead={lead} withQualify={false} />}
    </>
  );
}
