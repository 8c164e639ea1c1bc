import { createRoute, redirect } from "@tanstack/react-router";
import type { AuditSearch } from "@/features/audit/AuditPage";
import type { ReviewSearch } from "@/features/reviews/ReviewPage";
import { rootRoute } from "./root";
import { screen } from "./screen";
import { listSearch, text } from "./search";

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
  component: screen(() => import("../routes/users")),
});

const teams = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/teams",
  component: screen(() => import("../routes/teams")),
});

const customFields = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/custom-fields",
  component: screen(() => import("../routes/customFields")),
});

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: "/account",
  component: screen(() => import("../routes/account")),
});

const apiClients = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/api-clients",
  component: screen(() => import("../routes/apiClients")),
});

const roles = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/roles",
  component: screen(() => import("../routes/roles")),
});

const role = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/roles/$id",
  component: screen(() => import("../routes/role")),
});

const purposes = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/purposes",
  component: screen(() => import("../routes/purposes")),
});

const operations = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/operations",
  component: screen(() => import("../routes/operations")),
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
  component: screen(() => import("../routes/audit")),
});

const accessReviews = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/access-reviews",
  component: screen(() => import("../routes/accessReviews")),
});

const accessReview = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/access-reviews/$id",
  validateSearch: (search: Record<string, unknown>): ReviewSearch => ({ view: text(search.view), q: text(search.q) }),
  component: screen(() => import("../routes/accessReview")),
});

export const settingsRoutes = [
  settings,
  users,
  teams,
  customFields,
  account,
  apiClients,
  roles,
  role,
  purposes,
  operations,
  audit,
  accessReviews,
  accessReview,
] as const;
