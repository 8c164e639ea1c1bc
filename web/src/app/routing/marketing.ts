import { createRoute } from "@tanstack/react-router";
import type { CampaignSearch } from "@/features/marketing/CampaignPage";
import { rootRoute } from "./root";
import { screen } from "./screen";
import { listSearch, openSearch, tabSearch, text } from "./search";

const segments = createRoute({
  getParentRoute: () => rootRoute,
  path: "/segments",
  validateSearch: listSearch,
  component: screen(() => import("../routes/segments")),
});

const segment = createRoute({
  getParentRoute: () => rootRoute,
  path: "/segments/$id",
  validateSearch: tabSearch,
  component: screen(() => import("../routes/segment")),
});

const templates = createRoute({
  getParentRoute: () => rootRoute,
  path: "/templates",
  validateSearch: listSearch,
  component: screen(() => import("../routes/templates")),
});

const template = createRoute({
  getParentRoute: () => rootRoute,
  path: "/templates/$id",
  validateSearch: tabSearch,
  component: screen(() => import("../routes/template")),
});

const campaigns = createRoute({
  getParentRoute: () => rootRoute,
  path: "/campaigns",
  validateSearch: listSearch,
  component: screen(() => import("../routes/campaigns")),
});

const campaign = createRoute({
  getParentRoute: () => rootRoute,
  path: "/campaigns/$id",
  validateSearch: (search: Record<string, unknown>): CampaignSearch => ({
    filter: text(search.filter),
    segment: text(search.segment),
  }),
  component: screen(() => import("../routes/campaign")),
});

const forms = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forms",
  validateSearch: listSearch,
  component: screen(() => import("../routes/forms")),
});

const form = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forms/$id",
  validateSearch: tabSearch,
  component: screen(() => import("../routes/form")),
});

const suppressions = createRoute({
  getParentRoute: () => rootRoute,
  path: "/suppressions",
  validateSearch: listSearch,
  component: screen(() => import("../routes/suppressions")),
});

const devMail = createRoute({
  getParentRoute: () => rootRoute,
  path: "/dev/mail",
  validateSearch: openSearch,
  component: screen(() => import("../routes/devMail")),
});

export const marketingRoutes = [
  segments,
  segment,
  templates,
  template,
  campaigns,
  campaign,
  forms,
  form,
  suppressions,
  devMail,
] as const;
