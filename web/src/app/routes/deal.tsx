import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Composer } from "@/features/activities/Composer";
import { Timeline } from "@/features/activities/Timeline";
import { DealFacts } from "@/features/deals/DealFacts";
import { DealRelated } from "@/features/deals/DealRelated";
import { StageBar, StageHistory } from "@/features/deals/StageBar";
import type { Deal } from "@/shared/api/types";
import named from "@/shared/ui/named.module.css";
import { Panel } from "@/shared/ui/Page";
import { RecordPage } from "@/shared/ui/Record";
import { Money } from "@/shared/ui/values";
import { RecordGate } from "./RecordGate";

const route = getRouteApi("/deals/$id");

export default function Screen() {
  const { id } = route.useParams();
  return (
    <RecordGate key={id} resource="deals" id={id}>
      {(deal) => <DealRecord deal={deal} />}
    </RecordGate>
  );
}

function DealRecord({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  return (
    <RecordPage
      title={deal.name}
      subtitle={
        <>
          {deal.companyId && (
            <>
              <Link to="/companies/$id" params={{ id: deal.companyId }} className={named.link}>
                {deal.companyName}
              </Link>
              {deal.amount && " · "}
            </>
          )}
          {deal.amount && <Money value={deal.amount} />}
        </>
      }
      banner={<StageBar deal={deal} />}
      facts={
        <Panel title={t("record.facts")}>
          <DealFacts deal={deal} />
        </Panel>
      }
      middle={
        <>
          <Composer
            subject={{ type: "deals", id: deal.id }}
            links={{ companyId: deal.companyId ?? undefined, contactId: deal.contacts[0]?.contactId }}
          />
          <Panel title={t("timeline.title")}>
            <Timeline subject={{ type: "deals", id: deal.id }} />
          </Panel>
        </>
      }
      related={
        <>
          <DealRelated deal={deal} />
          <Panel title={t("deal.history")}>
            <StageHistory deal={deal} />
          </Panel>
        </>
      }
    />
  );
}
