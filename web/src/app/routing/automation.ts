import { createRoute } from "@tanstack/react-router";
import { rootRoute } from "./root";
import { screen } from "./screen";
import { listSearch, openSearch, tabSearch } from "./search";

const rules = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rules",
  validateSearch: listSearch,
  component: screen(() => import("../routes/rules")),
});

const rule = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rules/$id",
  validateSearch: tabSearch,
  component: screen(() => import("../routes/rule")),
});

const webhooks = createRoute({
  getParentRoute: () => rootRoute,
  path: "/webhooks",
  validateSearch: listSearch,
  component: screen(() => import("../routes/webhooks")),
});

const webhook = createRoute({
  getParentRoute: () => rootRoute,
  path: "/webhooks/$id",
  validateSearch: tabSearch,
  component: screen(() => import("../routes/webhook")),
});

const runs = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs",
  validateSearch: openSearch,
  component: screen(() => import("../routes/runs")),
});

const notifications = createRoute({
  getParentRoute: () => rootRoute,
  path: "/notifications",
  component: screen(() => import("../routes/notifications")),
});

export const automationRoutes = [rules, rule, webhooks, webhook, runs, notifications] as const;
