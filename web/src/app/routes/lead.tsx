import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LeadEmails } from "@/features/activities/LeadEmails";
import { Timeline } from "@/features/activities/Timeline";
import { toneOf } from "@/features/leads/api";
import { LeadActions } from "@/features/leads/LeadActions";
import { LeadFacts } from "@/features/leads/LeadFacts";
import { Message, Origin, Outcome, RoutingReason } from "@/features/leads/LeadStory";
import { LeadDesk } from "@/features/leads/LeadWork";
import type { Lead } from "@/features/leads/types";
import { Panel } from "@/shared/ui/Page";
import { RecordPage } from "@/shared/ui/Record";
import { Avatar, Pill } from "@/shared/ui/values";
import { RecordGate } from "./RecordGate";

const route = getRouteApi("/leads/$id");

export default function Screen() {
  const { id } = route.useParams();
  return (
    <RecordGate key={id} resource="leads" id={id}>
      {(lead) => (
        <LeadDesk>
          <LeadRecord lead={lead} />
        </LeadDesk>
      )}
    </RecordGate>
  );
}

function LeadRecord({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  return (
    <RecordPage
      title={lead.name}
      avatar={<Avatar name={lead.name} size={40} />}
      subtitle={
        <>
          <Pill tone={toneOf[lead.status]}>{t(`lead.status.${lead.status}`)}</Pill>{" "}
          {[lead.jobTitle, lead.companyName].filter(Boolean).join(" · ")}
        </>
      }
      actions={<LeadActions lead={lead} />}
      facts={
        <Panel title={t("record.facts")}>
          <LeadFacts lead={lead} />
        </Panel>
      }
      middle={
        <>
          <Message lead={lead} />
          <LeadEmails id={lead.id} />
          <Panel title={t("timeline.title")}>
            <Timeline subject={{ type: "leads", id: lead.id }} />
          </Panel>
        </>
      }
      related={
        <>
          <Outcome lead={lead} />
          <Origin lead={lead} />
          <RoutingReason lead={lead} />
        </>
      }
    />
  );
}
