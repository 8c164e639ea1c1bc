import { Tabs } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Composer } from "@/features/activities/Composer";
import { Timeline } from "@/features/activities/Timeline";
import { WriteEmailButton } from "@/features/activities/WriteEmail";
import { WhoLooked } from "@/features/audit/WhoLooked";
import { ConsentsPanel } from "@/features/consents/ConsentsPanel";
import { ContactFacts } from "@/features/contacts/ContactFacts";
import { RelatedDeals } from "@/features/deals/RelatedDeals";
import { MergedBanner, MergedPanel } from "@/features/duplicates/Merged";
import { QualityPanel } from "@/features/quality/QualityPanel";
import { RelatedTickets } from "@/features/tickets/Aside";
import { useCan } from "@/shared/api/session";
import type { Contact } from "@/shared/api/types";
import { quote } from "@/shared/lib/cel";
import named from "@/shared/ui/named.module.css";
import { Panel } from "@/shared/ui/Page";
import { CardButton } from "@/shared/ui/people/CardButton";
import { Jobs } from "@/shared/ui/people/Jobs";
import { Portrait } from "@/shared/ui/people/Portrait";
import { RecordPage } from "@/shared/ui/Record";
import { useCreateDialog } from "../create";
import { RecordGate } from "./RecordGate";

const route = getRouteApi("/contacts/$id");

export default function Screen() {
  const { id } = route.useParams();
  return (
    <RecordGate key={id} resource="contacts" id={id}>
      {(contact) => <ContactRecord contact={contact} />}
    </RecordGate>
  );
}

function History({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("timeline.title")}>
      <Timeline subject={{ type: "contacts", id }} />
    </Panel>
  );
}

function ContactRecord({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const can = useCan();
  const create = useCreateDialog();
  const [first] = contact.companies;
  return (
    <RecordPage
      title={contact.name}
      avatar={<Portrait list="contacts" record={contact} editable={can("contact", "update") && !contact.mergedInto} />}
      actions={
        <>
          <WriteEmailButton contact={contact} />
          <CardButton id={contact.id} />
        </>
      }
      subtitle={[contact.jobTitle, first?.companyName].filter(Boolean).join(" · ")}
      banner={contact.mergedInto ? <MergedBanner contact={contact} into={contact.mergedInto} /> : undefined}
      facts={
        <>
          <Panel title={t("record.facts")}>
            <ContactFacts contact={contact} />
          </Panel>
          <ConsentsPanel contact={contact} />
          {!contact.mergedInto && <QualityPanel list="contacts" record={contact} />}
          {contact.merged && contact.merged.length > 0 && <MergedPanel contact={contact} merged={contact.merged} />}
        </>
      }
      middle={
        <>
          <Composer
            subject={{ type: "contacts", id: contact.id }}
            links={first ? { companyId: first.companyId } : {}}
          />
          {can("audit", "read") ? (
            <Tabs defaultValue="timeline" keepMounted={false}>
              <Tabs.List aria-label={t("audit.parts")}>
                <Tabs.Tab value="timeline">{t("timeline.title")}</Tabs.Tab>
                <Tabs.Tab value="looked">{t("audit.whoLooked")}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="timeline" pt={12}>
                <History id={contact.id} />
              </Tabs.Panel>
              <Tabs.Panel value="looked" pt={12}>
                <Panel
                  title={t("audit.whoLooked")}
                  aside={
                    <Link
                      to="/settings/audit"
                      search={{ filter: `recordId == ${quote(contact.id)}` }}
                      className={named.link}
                    >
                      {t("audit.allChanges")}
                    </Link>
                  }
                >
                  <WhoLooked id={contact.id} />
                </Panel>
              </Tabs.Panel>
            </Tabs>
          ) : (
            <History id={contact.id} />
          )}
        </>
      }
      related={
        <>
          <Jobs contact={contact} />
          {can("deal", "read") && (
            <RelatedDeals
              filter={
                first
                  ? `contacts.exists(c, c.contactId == ${quote(contact.id)}) || companyId == ${quote(first.companyId)}`
                  : `contacts.exists(c, c.contactId == ${quote(contact.id)})`
              }
            />
          )}
          <RelatedTickets
            filter={`contactId == ${quote(contact.id)}`}
            onCreate={() => create({ what: "ticket", contact: { id: contact.id, name: contact.name } })}
          />
        </>
      }
    />
  );
}
