import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Composer } from "@/features/activities/Composer";
import { Timeline } from "@/features/activities/Timeline";
import { CompanyFacts } from "@/features/companies/CompanyFacts";
import { Family } from "@/features/companies/Family";
import { People } from "@/features/companies/Related";
import { RelatedDeals } from "@/features/deals/RelatedDeals";
import { QualityPanel } from "@/features/quality/QualityPanel";
import { RelatedTickets } from "@/features/tickets/Aside";
import { useCan } from "@/shared/api/session";
import type { Company } from "@/shared/api/types";
import { quote } from "@/shared/lib/cel";
import { Panel } from "@/shared/ui/Page";
import { Portrait } from "@/shared/ui/people/Portrait";
import { RecordPage } from "@/shared/ui/Record";
import { useCreateDialog } from "../create";
import { RecordGate } from "./RecordGate";

const route = getRouteApi("/companies/$id");

export default function Screen() {
  const { id } = route.useParams();
  return (
    <RecordGate key={id} resource="companies" id={id}>
      {(company) => <CompanyRecord company={company} />}
    </RecordGate>
  );
}

function CompanyRecord({ company }: { company: Company }) {
  const { t } = useTranslation();
  const can = useCan();
  const create = useCreateDialog();
  const add = (what: "contact" | "deal") => create({ what, company: { id: company.id, name: company.name } });
  const plus = (what: "contact" | "deal") =>
    can(what, "create") && (
      <Tooltip label={t(`${what}.new`)}>
        <ActionIcon aria-label={t(`${what}.new`)} onClick={() => add(what)}>
          <IconPlus size={15} />
        </ActionIcon>
      </Tooltip>
    );
  return (
    <RecordPage
      title={company.name}
      avatar={<Portrait list="companies" record={company} editable={can("company", "update")} />}
      subtitle={[company.sector, company.city].filter(Boolean).join(" · ")}
      actions={
        can("deal", "create") && (
          <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => add("deal")}>
            {t("deal.new")}
          </Button>
        )
      }
      facts={
        <>
          <Panel title={t("record.facts")}>
            <CompanyFacts company={company} />
          </Panel>
          <QualityPanel list="companies" record={company} />
        </>
      }
      middle={
        <>
          <Composer subject={{ type: "companies", id: company.id }} />
          <Panel title={t("timeline.title")}>
            <Timeline subject={{ type: "companies", id: company.id }} />
          </Panel>
        </>
      }
      related={
        <>
          {can("deal", "read") && <RelatedDeals filter={`companyId == ${quote(company.id)}`} action={plus("deal")} />}
          {can("contact", "read") && <People companyId={company.id} action={plus("contact")} />}
          <RelatedTickets filter={`companyId == ${quote(company.id)}`} />
          <Family companyId={company.id} />
        </>
      }
    />
  );
}
