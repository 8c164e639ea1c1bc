import { useQueryClient } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Shell.module.css";

const roots: Record<string, string> = {
  contacts: "nav.people",
  companies: "nav.companies",
  deals: "nav.deals",
  products: "nav.products",
  imports: "nav.imports",
  calendar: "nav.calendar",
  duplicates: "nav.duplicates",
  quality: "nav.quality",
  leads: "nav.leads",
  tickets: "nav.tickets",
  queues: "nav.queues",
  answers: "nav.answers",
  segments: "nav.segments",
  templates: "nav.templates",
  campaigns: "nav.campaigns",
  forms: "nav.forms",
  rules: "nav.rules",
  webhooks: "nav.webhooks",
  runs: "nav.runs",
  suppressions: "nav.suppressions",
  notifications: "nav.notifications",
  account: "me.account",
};
const settings: Record<string, string> = {
  users: "nav.users",
  teams: "nav.teams",
  "custom-fields": "nav.customFields",
  "api-clients": "nav.apiClients",
  roles: "nav.roles",
  "access-reviews": "nav.accessReviews",
  purposes: "nav.purposes",
  audit: "nav.audit",
  operations: "nav.operations",
};

/** Where am I: the department, and the record once its name is known. */
export function Breadcrumbs() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [root = "", second] = path.split("/").filter(Boolean);
  const name = useRecordName(root, second);
  const crumbs =
    root === "settings"
      ? [
          { label: t("nav.settings"), to: "/settings/users" },
          { label: t(settings[second ?? ""] ?? "nav.users"), to: path },
        ]
      : root === "dev"
        ? [{ label: t("nav.devMail"), to: path }]
        : root
          ? [{ label: t(roots[root] ?? "nav.home"), to: `/${root}` }, ...(name ? [{ label: name, to: path }] : [])]
          : [{ label: t("nav.home"), to: "/" }];
  return (
    <nav aria-label={t("nav.here")} className={classes.crumbs}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.to + index}>
            {index === crumbs.length - 1 ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <Link to={crumb.to}>{crumb.label}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The name of the record on screen, from the cache that its page fills. */
function useRecordName(root: string, id: string | undefined): string | undefined {
  const client = useQueryClient();
  return useSyncExternalStore(
    (listener) => client.getQueryCache().subscribe(listener),
    () => (id ? client.getQueryData<{ name?: string }>([root, "record", id])?.name : undefined),
  );
}
