import { Button, Menu, Select } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useCan, useMe } from "@/shared/api/session";
import { FilterBar, type FilterField } from "@/shared/ui/FilterBar";
import list from "@/shared/ui/list/ResourceList.module.css";
import { Page } from "@/shared/ui/Page";
import { QuickSearch } from "@/shared/ui/QuickSearch";
import { Empty, Failure, NoPermission, SkeletonRows } from "@/shared/ui/states";
import classes from "./Audit.module.css";
import { exportPath, inOrder, logOptions, missingOf } from "./api";
import { EntrySheet } from "./EntrySheet";
import { EntryTable } from "./EntryTable";
import { ReadingTable } from "./ReadingTable";
import { type Service, services } from "./types";
import { resourceWord } from "./words";

export interface AuditSearch {
  view?: "readings" | undefined;
  service?: string | undefined;
  q?: string | undefined;
  filter?: string | undefined;
  open?: string | undefined;
}

interface Props {
  search: AuditSearch;
  onSearch: (next: AuditSearch) => void;
}

/** Who changed what, and who read whose data: the logs of every service as one. */
export function AuditPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const readings = search.view === "readings";
  const chosen = services.filter((service) => !search.service || service === search.service);
  if (me && !can("audit", "read")) return <NoPermission page />;
  return (
    <Page
      fill
      title={t("nav.audit")}
      actions={!readings && can("audit", "export") && <Export services={chosen} search={search} />}
      toolbar={
        <>
          <nav className={list.views} aria-label={t("list.views")}>
            <button
              type="button"
              className={list.view}
              aria-current={readings ? undefined : "true"}
              onClick={() => onSearch({ service: search.service })}
            >
              {t("audit.changes")}
            </button>
            <button
              type="button"
              className={list.view}
              aria-current={readings ? "true" : undefined}
              onClick={() => onSearch({ service: search.service, view: "readings" })}
            >
              {t("audit.readings")}
            </button>
          </nav>
          {!readings && (
            <QuickSearch value={search.q ?? ""} onChange={(q) => onSearch({ ...search, q: q || undefined })} />
          )}
          <Select
            aria-label={t("audit.service")}
            className={classes.service as string}
            value={search.service ?? ""}
            data={[
              { value: "", label: t("audit.everywhere") },
              ...services.map((value) => ({ value, label: t(`audit.services.${value}`) })),
            ]}
            allowDeselect={false}
            onChange={(value) => onSearch({ ...search, service: value || undefined })}
          />
          <Filters readings={readings} search={search} onSearch={onSearch} />
        </>
      }
    >
      <div className={list.surface}>
        {readings ? (
          <Readings services={chosen} filter={search.filter} />
        ) : (
          <Changes services={chosen} search={search} onSearch={onSearch} />
        )}
      </div>
      {search.open && (
        <EntrySheet
          reference={search.open}
          onClose={() => onSearch({ ...search, open: undefined })}
          onRecord={(recordId) => onSearch({ filter: `recordId == ${JSON.stringify(recordId)}` })}
        />
      )}
    </Page>
  );
}

function Filters({ readings, search, onSearch }: Props & { readings: boolean }) {
  const { t } = useTranslation();
  const resources = ["contact", "company", "lead", "deal", "activity", "ticket", "campaign", "user", "role"].map(
    (value) => ({ value, label: resourceWord(value, t) }),
  );
  const common: FilterField[] = [
    { field: "actor", label: t("audit.actor"), kind: "text" },
    { field: "resource", label: t("audit.resource.one"), kind: "choice", choices: resources },
    { field: "at", label: t("audit.at"), kind: "instant" },
    { field: "recordId", label: t("audit.recordId"), kind: "text" },
  ];
  const fields: FilterField[] = readings
    ? [
        ...common,
        {
          field: "action",
          label: t("audit.action"),
          kind: "choice",
          choices: ["view", "list", "search", "export"].map((value) => ({ value, label: t(`audit.actions.${value}`) })),
        },
        { field: "actorName", label: t("audit.actorName"), kind: "text" },
        { field: "purpose", label: t("audit.purpose"), kind: "text" },
      ]
    : [
        ...common,
        { field: "type", label: t("audit.type"), kind: "text" },
        { field: "actorName", label: t("audit.actorName"), kind: "text" },
        { field: "recordName", label: t("audit.record"), kind: "text" },
        { field: "reason", label: t("audit.reason"), kind: "text" },
      ];
  return (
    <FilterBar
      fields={fields}
      value={search.filter ?? ""}
      onChange={(filter) => onSearch({ ...search, filter: filter || undefined })}
    />
  );
}

function Changes({ services: chosen, search, onSearch }: Props & { services: Service[] }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(logOptions("entries", chosen, { q: search.q, filter: search.filter }));
  if (query.isPending) return <SkeletonRows label={t("state.loading")} rows={14} />;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const rows = inOrder(query.data.pages);
  return (
    <>
      <Missing services={missingOf(query.data.pages)} />
      {rows.length === 0 ? (
        <Empty title={t("list.noMatch")} hint={t("audit.noMatchHint")} />
      ) : (
        <EntryTable
          rows={rows}
          onOpen={(entry) => onSearch({ ...search, open: `${entry.service}:${entry.id}` })}
          hasMore={query.hasNextPage && !query.isFetchingNextPage}
          loadMore={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

function Readings({ services: chosen, filter }: { services: Service[]; filter: string | undefined }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(logOptions("readings", chosen, { filter }));
  if (query.isPending) return <SkeletonRows label={t("state.loading")} rows={14} />;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const rows = inOrder(query.data.pages);
  return (
    <>
      <Missing services={missingOf(query.data.pages)} />
      {rows.length === 0 ? (
        <Empty title={t("list.noMatch")} hint={t("audit.noMatchHint")} />
      ) : (
        <ReadingTable
          rows={rows}
          hasMore={query.hasNextPage && !query.isFetchingNextPage}
          loadMore={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

function Missing({ services: missing }: { services: Service[] }) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <p className={classes.missing} role="status">
      {t("audit.missing", { services: missing.map((service) => t(`audit.services.${service}`)).join(", ") })}
    </p>
  );
}

function Export({ services: chosen, search }: { services: Service[]; search: AuditSearch }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />}>
          {t("audit.export")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["csv", "ndjson"] as const).flatMap((format) => [
          <Menu.Label key={format}>{t(`audit.formats.${format}`)}</Menu.Label>,
          ...chosen.map((service) => (
            <Menu.Item key={`${format} ${service}`} component="a" href={exportPath(service, format, search)} download>
              {t(`audit.services.${service}`)}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
