import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  redirect,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { AuditSearch } from "@/features/audit/AuditPage";
import type { CalendarSearch } from "@/features/calendar/CalendarPage";
import type { DealsSearch } from "@/features/deals/DealsPage";
import type { DuplicatesSearch } from "@/features/duplicates/DuplicatesPage";
import type { CampaignSearch } from "@/features/marketing/CampaignPage";
import type { ReviewSearch } from "@/features/reviews/ReviewPage";
import { laterTexts } from "@/shared/i18n";
import type { ListSearch } from "@/shared/ui/list/ResourceList";
import { NotFound, RouteError } from "./fallbacks";
import { Root } from "./Root";

const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);

const oneOf = <T extends string>(value: unknown, some: readonly T[]) => some.find((it) => it === value);

function listSearch(search: Record<string, unknown>): ListSearch {
  return {
    view: text(search.view),
    q: text(search.q),
    filter: text(search.filter),
    sort: text(search.sort),
    columns: text(search.columns),
  };
}

/** A list, and which of its records is open beside it. */
function openSearch(search: Record<string, unknown>): ListSearch & { open?: string | undefined } {
  return { ...listSearch(search), open: text(search.open) };
}

/** Which part of a record is shown. */
function tabSearch(search: Record<string, unknown>): { tab?: string | undefined } {
  return { tab: text(search.tab) };
}

/** A screen that is loaded when it is opened, with the texts that the first one does without. */
function screen<M extends { default: () => ReactNode }>(load: () => Promise<M>) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), laterTexts()]);
    return module;
  });
}

const rootRoute = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./routes/home")),
});

const contacts = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contacts",
  validateSearch: listSearch,
  component: screen(() => import("./routes/contacts")),
});

const contact = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contacts/$id",
  component: screen(() => import("./routes/contact")),
});

const calendar = createRoute({
  getParentRoute: () => rootRoute,
  path: "/calendar",
  validateSearch: (search: Record<string, unknown>): CalendarSearch => ({
    view: oneOf(search.view, ["month", "week", "day", "agenda"] as const),
    day: text(search.day),
    whose: oneOf(search.whose, ["team", "all"] as const),
  }),
  component: screen(() => import("./routes/calendar")),
});

const duplicates = createRoute({
  getParentRoute: () => rootRoute,
  path: "/duplicates",
  validateSearch: (search: Record<string, unknown>): DuplicatesSearch => ({
    view: search.view === "dismissed" ? "dismissed" : undefined,
    open: text(search.open),
  }),
  component: screen(() => import("./routes/duplicates")),
});

const quality = createRoute({
  getParentRoute: () => rootRoute,
  path: "/quality",
  validateSearch: (search: Record<string, unknown>): { list?: "companies" | undefined } => ({
    list: search.list === "companies" ? "companies" : undefined,
  }),
  component: screen(() => import("./routes/quality")),
});

const companies = createRoute({
  getParentRoute: () => rootRoute,
  path: "/companies",
  validateSearch: listSearch,
  component: screen(() => import("./routes/companies")),
});

const company = createRoute({
  getParentRoute: () => rootRoute,
  path: "/companies/$id",
  component: screen(() => import("./routes/company")),
});

const deals = createRoute({
  getParentRoute: () => rootRoute,
  path: "/deals",
  validateSearch: (search: Record<string, unknown>): DealsSearch => ({
    ...listSearch(search),
    pipeline: text(search.pipeline),
  }),
  component: screen(() => import("./routes/deals")),
});

const deal = createRoute({
  getParentRoute: () => rootRoute,
  path: "/deals/$id",
  component: screen(() => import("./routes/deal")),
});

const products = createRoute({
  getParentRoute: () => rootRoute,
  path: "/products",
  validateSearch: openSearch,
  component: screen(() => import("./routes/products")),
});

const leads = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leads",
  validateSearch: listSearch,
  component: screen(() => import("./routes/leads")),
});

const lead = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leads/$id",
  component: screen(() => import("./routes/lead")),
});

const tickets = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tickets",
  validateSearch: listSearch,
  component: screen(() => import("./routes/tickets")),
});

const ticket = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tickets/$id",
  component: screen(() => import("./routes/ticket")),
});

const segments = createRoute({
  getParentRoute: () => rootRoute,
  path: "/segments",
  validateSearch: listSearch,
  component: screen(() => import("./routes/segments")),
});

const segment = createRoute({
  getParentRoute: () => rootRoute,
  path: "/segments/$id",
  validateSearch: tabSearch,
  component: screen(() => import("./routes/segment")),
});

const templates = createRoute({
  getParentRoute: () => rootRoute,
  path: "/templates",
  validateSearch: listSearch,
  component: screen(() => import("./routes/templates")),
});

const template = createRoute({
  getParentRoute: () => rootRoute,
  path: "/templates/$id",
  validateSearch: tabSearch,
  component: screen(() => import("./routes/template")),
});

const campaigns = createRoute({
  getParentRoute: () => rootRoute,
  path: "/campaigns",
  validateSearch: listSearch,
  component: screen(() => import("./routes/campaigns")),
});

const campaign = createRoute({
  getParentRoute: () => rootRoute,
  path: "/campaigns/$id",
  validateSearch: (search: Record<string, unknown>): CampaignSearch => ({
    filter: text(search.filter),
    segment: text(search.segment),
  }),
  component: screen(() => import("./routes/campaign")),
});

const forms = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forms",
  validateSearch: listSearch,
  component: screen(() => import("./routes/forms")),
});

const form = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forms/$id",
  validateSearch: tabSearch,
  component: screen(() => import("./routes/form")),
});

const rules = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rules",
  validateSearch: listSearch,
  component: screen(() => import("./routes/rules")),
});

const rule = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rules/$id",
  validateSearch: tabSearch,
  component: screen(() => import("./routes/rule")),
});

const webhooks = createRoute({
  getParentRoute: () => rootRoute,
  path: "/webhooks",
  validateSearch: listSearch,
  component: screen(() => import("./routes/webhooks")),
});

const webhook = createRoute({
  getParentRoute: () => rootRoute,
  path: "/webhooks/$id",
  validateSearch: tabSearch,
  component: screen(() => import("./routes/webhook")),
});

const suppressions = createRoute({
  getParentRoute: () => rootRoute,
  path: "/suppressions",
  validateSearch: listSearch,
  component: screen(() => import("./routes/suppressions")),
});

const runs = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs",
  validateSearch: openSearch,
  component: screen(() => import("./routes/runs")),
});

const queues = createRoute({
  getParentRoute: () => rootRoute,
  path: "/queues",
  component: screen(() => import("./routes/queues")),
});

const answers = createRoute({
  getParentRoute: () => rootRoute,
  path: "/answers",
  validateSearch: openSearch,
  component: screen(() => import("./routes/answers")),
});

const notifications = createRoute({
  getParentRoute: () => rootRoute,
  path: "/notifications",
  component: screen(() => import("./routes/notifications")),
});

const devMail = createRoute({
  getParentRoute: () => rootRoute,
  path: "/dev/mail",
  validateSearch: openSearch,
  component: screen(() => import("./routes/devMail")),
});

const imports = createRoute({
  getParentRoute: () => rootRoute,
  path: "/imports",
  component: screen(() => import("./routes/imports")),
});

const importOne = createRoute({
  getParentRoute: () => rootRoute,
  path: "/imports/$resource/$id",
  component: screen(() => import("./routes/import")),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings",
  beforeLoad: () => {
    throw redirect({ to: "/settings/users", replace: true });
  },
});

const users = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/users",
  validateSearch: listSearch,
  component: screen(() => import("./routes/users")),
});

const teams = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/teams",
  component: screen(() => import("./routes/teams")),
});

const customFields = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/custom-fields",
  component: screen(() => import("./routes/customFields")),
});

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: "/account",
  component: screen(() => import("./routes/account")),
});

const apiClients = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/api-clients",
  component: screen(() => import("./routes/apiClients")),
});

const roles = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/roles",
  component: screen(() => import("./routes/roles")),
});

const role = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/roles/$id",
  component: screen(() => import("./routes/role")),
});

const purposes = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/purposes",
  component: screen(() => import("./routes/purposes")),
});

const operations = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/operations",
  component: screen(() => import("./routes/operations")),
});

const audit = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/audit",
  validateSearch: (search: Record<string, unknown>): AuditSearch => ({
    view: search.view === "readings" ? "readings" : undefined,
    service: text(search.service),
    q: text(search.q),
    filter: text(search.filter),
    open: text(search.open),
  }),
  component: screen(() => import("./routes/audit")),
});

const accessReviews = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/access-reviews",
  component: screen(() => import("./routes/accessReviews")),
});

const accessReview = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/access-reviews/$id",
  validateSearch: (search: Record<string, unknown>): ReviewSearch => ({ view: text(search.view), q: text(search.q) }),
  component: screen(() => import("./routes/accessReview")),
});

const routeTree = rootRoute.addChildren([
  home,
  contacts,
  contact,
  calendar,
  duplicates,
  quality,
  companies,
  company,
  deals,
  deal,
  products,
  leads,
  lead,
  tickets,
  ticket,
  segments,
  segment,
  templates,
  template,
  campaigns,
  campaign,
  forms,
  form,
  rules,
  rule,
  webhooks,
  webhook,
  suppressions,
  runs,
  queues,
  answers,
  notifications,
  devMail,
  imports,
  importOne,
  settings,
  users,
  teams,
  account,
  apiClients,
  customFields,
  roles,
  role,
  accessReviews,
  accessReview,
  audit,
  purposes,
  operations,
]);

export function createAppRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: "intent",
    defaultPreloadDelay: 60,
    defaultPendingMs: 150,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: RouteError,
    scrollRestoration: false,
    ...(history ? { history } : {}),
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
