import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { useCan } from "@/shared/api/session";
import { formatNumber } from "@/shared/format/format";
import { quote } from "@/shared/lib/cel";
import { FilterBar, type FilterField } from "@/shared/ui/FilterBar";
import { DataList, type ListColumn } from "@/shared/ui/list/DataList";
import { FileMenu } from "@/shared/ui/list/FileMenu";
import { joined } from "@/shared/ui/list/search";
import named from "@/shared/ui/named.module.css";
import { Panel } from "@/shared/ui/Page";
import { Empty, Failure, SkeletonRows } from "@/shared/ui/states";
import { Ago, Avatar, Blank, Hint, Pill, type Tone } from "@/shared/ui/values";
import { type MailPage, mailsPath } from "./api";
import classes from "./CampaignResult.module.css";
import type { Campaign, Mail, MailStatus } from "./types";

const tones: Record<MailStatus, Tone> = { sending: "accent", sent: "good", failed: "bad", bounced: "warn" };

interface Props {
  campaign: Campaign;
  filter: string;
  onFilter: (filter: string) => void;
}

/** Every mail of a campaign, with what the mail server said about it. */
export function CampaignMails({ campaign, filter, onFilter }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const [sort, setSort] = useState("-updatedAt");
  const running = campaign.status === "sending";
  const query = useInfiniteQuery({
    queryKey: ["campaigns", "mails", campaign.id, filter, sort],
    queryFn: ({ pageParam, signal }) =>
      request<MailPage>(
        mailsPath(campaign.id, { filter, sort, limit: 100, count: pageParam === undefined, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: running ? 2_000 : 15_000,
    retry: false,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const first = query.data?.pages[0];
  const columns = useMemo<ListColumn<Mail>[]>(
    () => [
      {
        id: "email",
        header: t("campaign.recipient"),
        size: 260,
        sort: "email",
        cell: (mail) =>
          mail.contactId ? (
            <Link to="/contacts/$id" params={{ id: mail.contactId }} className={named.named}>
              <Avatar name={mail.contactName ?? mail.email} size={18} />
              <span>{mail.contactName ?? mail.email}</span>
            </Link>
          ) : (
            mail.email
          ),
      },
      { id: "address", header: t("field.email"), size: 240, cell: (mail) => mail.email },
      {
        id: "status",
        header: t("field.state"),
        size: 180,
        cell: (mail) => (
          <>
            <Pill tone={tones[mail.status]}>{t(`mail.status.${mail.status}`)}</Pill>{" "}
            {mail.possibleDuplicate && (
              <Hint label={t("mail.duplicateHint")}>
                <span>
                  <Pill tone="warn">{t("mail.duplicate")}</Pill>
                </span>
              </Hint>
            )}
          </>
        ),
      },
      {
        id: "openedAt",
        header: t("campaign.opened"),
        size: 120,
        align: "right",
        cell: (it) => <Ago value={it.openedAt} />,
      },
      {
        id: "clickedAt",
        header: t("campaign.clicked"),
        size: 120,
        align: "right",
        cell: (it) => <Ago value={it.clickedAt} />,
      },
      {
        id: "problem",
        header: t("mail.problem"),
        size: 260,
        cell: (mail) =>
          mail.problem ? (
            <span className={classes.problem} title={mail.problem}>
              {mail.problem}
            </span>
          ) : mail.unsubscribedAt ? (
            t("campaign.unsubscribed")
          ) : (
            <Blank />
          ),
      },
      {
        id: "sentAt",
        header: t("campaign.sentAt"),
        size: 130,
        sort: "sentAt",
        align: "right",
        cell: (it) => <Ago value={it.sentAt} />,
      },
    ],
    [t],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      {
        field: "status",
        label: t("field.state"),
        kind: "choice",
        choices: (Object.keys(tones) as MailStatus[]).map((value) => ({ value, label: t(`mail.status.${value}`) })),
      },
      { field: "email", label: t("field.email"), kind: "text" },
      { field: "openedAt", label: t("campaign.opened"), kind: "instant" },
      { field: "clickedAt", label: t("campaign.clicked"), kind: "instant" },
      { field: "unsubscribedAt", label: t("campaign.unsubscribed"), kind: "instant" },
      { field: "possibleDuplicate", label: t("mail.duplicate"), kind: "flag" },
      { field: "problem", label: t("mail.problem"), kind: "text" },
    ],
    [t],
  );
  const refused = query.error instanceof Problem && query.error.status === 400;
  return (
    <Panel
      title={t("campaign.mails")}
      flush
      aside={
        <>
          {first?.count !== undefined && first.count !== null && (
            <span role="status">
              {formatNumber(first.count, i18n.language)}
              {first.countCapped ? "+" : ""}
            </span>
          )}
          {can("mail", "export") && (
            <FileMenu
              path="mails"
              params={{ sort, filter: joined(`campaignId == ${quote(campaign.id)}`, filter || undefined) }}
              columns={columns.flatMap(({ id, header }) => (id === "address" ? [] : [{ path: id, title: header }]))}
            />
          )}
        </>
      }
    >
      <div className={classes.mails}>
        <div className={classes.filter}>
          <FilterBar fields={fields} value={filter} onChange={onFilter} error={query.error} />
        </div>
        <div className={classes.list}>
          {query.isPending ? (
            <SkeletonRows label={t("state.loading")} rows={10} />
          ) : query.isError && (refused || rows.length === 0) ? (
            refused ? (
              <Empty title={t("filter.refused")} hint={t("filter.refusedHint")} />
            ) : (
              <Failure error={query.error} retry={() => void query.refetch()} />
            )
          ) : rows.length === 0 ? (
            <Empty
              title={filter ? t("list.noMatch") : t("mail.none")}
              hint={filter ? t("list.noMatchHint") : t("mail.noneHint")}
            />
          ) : (
            <DataList
              name="campaign-mails"
              label={t("campaign.mails")}
              rows={rows}
              columns={columns}
              sort={sort}
              onSort={setSort}
              onOpen={(mail) => {
                if (mail.contactId) void navigate({ to: "/contacts/$id", params: { id: mail.contactId } });
              }}
              hasMore={query.hasNextPage && !query.isFetchingNextPage}
              loadMore={() => void query.fetchNextPage()}
            />
          )}
        </div>
      </div>
    </Panel>
  );
}
