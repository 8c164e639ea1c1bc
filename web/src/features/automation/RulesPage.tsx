import { Switch } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { usePatch } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { toast } from "@/shared/ui/toast";
import { Ago, Pill } from "@/shared/ui/values";
import { cronInWords } from "./cron";
import type { Rule } from "./types";
import { eventName } from "./words";

/** What happens by itself, each to be switched on and off where it stands. */
export function RulesPage({ search, onSearch }: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const editable = can("rule", "update");
  const columns = useMemo<ListColumn<Rule>[]>(
    () => [
      {
        id: "name",
        header: t("rule.one"),
        size: 260,
        sort: "name",
        cell: (rule) => (
          <Link to="/rules/$id" params={{ id: rule.id }} className={named.named}>
            <span>{rule.name}</span>
          </Link>
        ),
      },
      {
        id: "active",
        header: t("rule.on"),
        size: 90,
        cell: (rule) => <Active rule={rule} editable={editable} />,
      },
      {
        id: "trigger",
        header: t("rule.when"),
        size: 240,
        cell: ({ trigger }) =>
          trigger.kind === "event"
            ? eventName(trigger.eventType ?? "", t)
            : (cronInWords(trigger.cron ?? "", t, i18n.language) ?? trigger.cron),
      },
      {
        id: "actions",
        header: t("rule.then"),
        size: 260,
        cell: ({ actions }) => actions.map(({ kind }) => t(`rule.action.${kind}`)).join(", "),
      },
      {
        id: "shipped",
        header: t("rule.origin"),
        size: 130,
        cell: ({ shipped }) => (shipped ? <Pill>{t("rule.shipped")}</Pill> : t("rule.own")),
      },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 140,
        sort: "updatedAt",
        align: "right",
        cell: (rule) => <Ago value={rule.updatedAt} />,
      },
    ],
    [t, i18n.language, editable],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "name", label: t("field.name"), kind: "text" },
      { field: "active", label: t("rule.on"), kind: "flag" },
      { field: "shipped", label: t("rule.shipped"), kind: "flag" },
    ],
    [t],
  );
  return (
    <ResourceList
      resource="rules"
      permission="rule"
      title={t("nav.rules")}
      columns={columns}
      fields={fields}
      defaultSort="name"
      search={search}
      onSearch={onSearch}
      create={
        can("rule", "create")
          ? { label: t("rule.new"), onClick: () => void navigate({ to: "/rules/$id", params: { id: "new" } }) }
          : undefined
      }
      emptyHint={t("rule.emptyHint")}
      to={(id) => `/rules/${id}`}
    />
  );
}

function Active({ rule, editable }: { rule: Rule; editable: boolean }) {
  const { t } = useTranslation();
  const patch = usePatch("rules");
  const active = patch.isPending && patch.variables ? !!patch.variables.patch.active : rule.active;
  return (
    <Switch
      size="xs"
      aria-label={t("rule.switch", { name: rule.name })}
      checked={active}
      disabled={!editable}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) =>
        patch.mutate(
          { id: rule.id, version: rule.version, patch: { active: event.currentTarget.checked } },
          {
            onError: (error) =>
              toast({ bad: true, title: t("rule.notSwitched", { name: rule.name }), message: error.message }),
          },
        )
      }
    />
  );
}
