import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { formatNumber, formatPercent } from "@/shared/format/format";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Ago, Blank, Pill } from "@/shared/ui/values";
import { campaignTone, doneOf, statuses } from "./campaignStatus";
import type { Campaign } from "./types";

export function CampaignsPage({ search, onSearch }: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const columns = useMemo<ListColumn<Campaign>[]>(() => {
    const share = (part: number, { totals }: Campaign) =>
      totals.sent > 0 ? formatPercent(part / totals.sent, i18n.language) : <Blank />;
    return [
      {
        id: "name",
        header: t("campaign.one"),
        size: 240,
        sort: "name",
        cell: (campaign) => (
          <Link to="/campaigns/$id" params={{ id: campaign.id }} className={named.named}>
            <span>{campaign.name}</span>
          </Link>
        ),
      },
      {
        id: "status",
        header: t("field.state"),
        size: 120,
        sort: "status",
        cell: ({ status }) => <Pill tone={campaignTone[status]}>{t(`campaign.status.${status}`)}</Pill>,
      },
      {
        id: "segmentName",
        header: t("segment.one"),
        size: 190,
        cell: (campaign) => campaign.segmentName ?? <Blank />,
      },
      {
        id: "sent",
        header: t("campaign.sent"),
        size: 130,
        align: "right",
        cell: (campaign) =>
          campaign.totals.recipients > 0 ? (
            t("campaign.of", {
              done: formatNumber(doneOf(campaign), i18n.language),
              total: formatNumber(campaign.totals.recipients, i18n.language),
            })
          ) : (
            <Blank />
          ),
      },
      {
        id: "opened",
        header: t("campaign.opened"),
        size: 90,
        align: "right",
        cell: (campaign) => share(campaign.totals.opened, campaign),
      },
      {
        id: "clicked",
        header: t("campaign.clicked"),
        size: 90,
        align: "right",
        cell: (campaign) => share(campaign.totals.clicked, campaign),
      },
      {
        id: "startedAt",
        header: t("campaign.started"),
        size: 140,
        sort: "startedAt",
        align: "right",
        cell: ({ startedAt, scheduledAt }) => <Ago value={startedAt ?? scheduledAt} />,
      },
    ];
  }, [t, i18n.language]);
  const fields = useMemo<FilterField[]>(
    () => [
      {
        field: "status",
        label: t("field.state"),
        kind: "choice",
        choices: statuses.map((value) => ({ value, label: t(`campaign.status.${value}`) })),
      },
      { field: "segmentName", label: t("segment.one"), kind: "text" },
      { field: "startedAt", label: t("campaign.started"), kind: "instant" },
    ],
    [t],
  );
  return (
    <ResourceList
      resource="campaigns"
      permission="campaign"
      title={t("nav.campaigns")}
      columns={columns}
      fields={fields}
      defaultSort="-updatedAt"
      search={search}
      onSearch={onSearch}
      create={
        can("campaign", "create")
          ? { label: t("campaign.new"), onClick: () => void navigate({ to: "/campaigns/$id", params: { id: "new" } }) }
          : undefined
      }
      emptyHint={t("campaign.emptyHint")}
      to={(id) => `/campaigns/${id}`}
    />
  );
}
