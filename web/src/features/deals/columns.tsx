import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import type { Deal, DealStatus } from "@/shared/api/types";
import type { ListColumn } from "@/shared/ui/list/DataList";
import named from "@/shared/ui/named.module.css";
import { Ago, Blank, Day, Money, Person, Pill, type Tone } from "@/shared/ui/values";

export const toneOf: Record<DealStatus, Tone> = { open: "accent", won: "good", lost: "bad" };

export function dealColumns(t: TFunction): ListColumn<Deal>[] {
  return [
    {
      id: "name",
      header: t("field.deal"),
      size: 240,
      sort: "name",
      cell: (deal) => (
        <Link to="/deals/$id" params={{ id: deal.id }} className={named.named}>
          <span>{deal.name}</span>
        </Link>
      ),
    },
    {
      id: "company",
      header: t("field.company"),
      size: 180,
      sort: "companyName",
      cell: (deal) =>
        deal.companyId ? (
          <Link to="/companies/$id" params={{ id: deal.companyId }} className={named.plain}>
            {deal.companyName}
          </Link>
        ) : (
          <Blank />
        ),
    },
    {
      id: "stage",
      header: t("field.stage"),
      size: 130,
      sort: "stage",
      cell: (deal) => <Pill tone={toneOf[deal.status]}>{deal.stage}</Pill>,
    },
    {
      id: "amount",
      header: t("field.amount"),
      size: 120,
      sort: "amount",
      align: "right",
      cell: (deal) => <Money value={deal.amount} />,
    },
    {
      id: "owner",
      header: t("field.owner"),
      size: 160,
      sort: "ownerName",
      cell: (deal) => <Person name={deal.ownerName} />,
    },
    {
      id: "engagedOn",
      header: t("field.engagedOn"),
      size: 120,
      sort: "engagedOn",
      hidden: true,
      cell: (deal) => <Day value={deal.engagedOn} />,
    },
    {
      id: "expectedCloseOn",
      header: t("field.expectedCloseOn"),
      size: 130,
      sort: "expectedCloseOn",
      hidden: true,
      cell: (deal) => <Day value={deal.expectedCloseOn} />,
    },
    {
      id: "closedOn",
      header: t("field.closedOn"),
      size: 120,
      sort: "closedOn",
      cell: (deal) => <Day value={deal.closedOn} />,
    },
    {
      id: "updatedAt",
      header: t("field.updated"),
      size: 150,
      sort: "updatedAt",
      align: "right",
      cell: (deal) => <Ago value={deal.updatedAt} />,
    },
  ];
}
