import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Deal } from "@/shared/api/types";
import { Facts } from "@/shared/ui/Facts";
import type { Fact } from "@/shared/ui/fact";
import { dayFact, moneyFact, ownerFact, tagsFact, textFact, timeFacts } from "@/shared/ui/factKinds";
import named from "@/shared/ui/named.module.css";
import { Blank } from "@/shared/ui/values";

export function DealFacts({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const can = useCan();
  const users = useUsers();
  const facts = useMemo<Fact<Deal>[]>(
    () => [
      textFact<Deal>("name", t("field.name")),
      moneyFact<Deal>("amount", t("field.amount"), deal.amount?.currency ?? "USD"),
      {
        id: "company",
        label: t("field.company"),
        show: ({ companyId, companyName }) =>
          companyId ? (
            <Link to="/companies/$id" params={{ id: companyId }} className={named.link}>
              {companyName}
            </Link>
          ) : (
            <Blank />
          ),
      },
      { id: "probability", label: t("field.probability"), show: ({ probability }) => <span>{probability}%</span> },
      ownerFact<Deal>(t("field.owner"), users),
      dayFact<Deal>("engagedOn", t("field.engagedOn")),
      dayFact<Deal>("expectedCloseOn", t("field.expectedCloseOn")),
      ...(deal.closedOn ? [{ ...dayFact<Deal>("closedOn", t("field.closedOn")), edit: undefined } as Fact<Deal>] : []),
      ...(deal.lossReason
        ? [{ ...textFact<Deal>("lossReason", t("field.lossReason")), edit: undefined } as Fact<Deal>]
        : []),
      textFact<Deal>("nextStep", t("field.nextStep"), "long"),
      tagsFact<Deal>(t("field.tags")),
      ...timeFacts<Deal>(t),
    ],
    [t, users, deal.amount?.currency, deal.closedOn, deal.lossReason],
  );
  return <Facts resource="deals" record={deal} facts={facts} editable={can("deal", "update")} />;
}
