import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  redirect,
} from "@tanstack/react-router";
import type { DealsSearch } from "@/features/deals/DealsPage";
import type { ListSearch } from "@/shared/ui/ResourceList";
import { NotFound, RouteError } from "./fallbacks";
import { Root } from "./Root";

const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);

function listSearch(search: Record<string, unknown>): ListSearch {
  return { q: text(search.q), filter: text(search.filter), sort: text(search.sort) };
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
  component: lazyRouteComponent(() => import("./routes/contacts")),
});

const contact = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contacts/$id",
  component: lazyRouteComponent(() => import("./routes/contact")),
});

const companies = createRoute({
  getParentRoute: () => rootRoute,
  path: "/companies",
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import("./routes/companies")),
});

const company = createRoute({
  getParentRoute: () => rootRoute,
  path: "/companies/$id",
  component: lazyRouteComponent(() => import("./routes/company")),
});

const deals = createRoute({
  getParentRoute: () => rootRoute,
  path: "/deals",
  validateSearch: (search: Record<string, unknown>): DealsSearch => ({
    ...listSearch(search),
    view: search.view === "list" ? "list" : undefined,
    pipeline: text(search.pipeline),
  }),
  component: lazyRouteComponent(() => import("./routes/deals")),
});

const deal = createRoute({
  getParentRoute: () => rootRoute,
  path: "/deals/$id",
  component: lazyRouteComponent(() => import("./routes/deal")),
});

const products = createRoute({
  getParentRoute: () => rootRoute,
  path: "/products",
  validateSearch: (search: Record<string, unknown>): ListSearch & { open?: string | undefined } => ({
    ...listSearch(search),
    open: text(search.open),
  }),
  component: lazyRouteComponent(() => import("./routes/products")),
});

const imports = createRoute({
  getParentRoute: () => rootRoute,
  path: "/imports",
  component: lazyRouteComponent(() => import("./routes/imports")),
});

const importOne = createRoute({
  getParentRoute: () => rootRoute,
  path: "/imports/$resource/$id",
  component: lazyRouteComponent(() => import("./routes/import")),
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
  component: lazyRouteComponent(() => import("./routes/users")),
});

const teams = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/teams",
  component: lazyRouteComponent(() => import("./routes/teams")),
});

const operations = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings/operations",
  component: lazyRouteComponent(() => import("./routes/operations")),
});

const routeTree = rootRoute.addChildren([
  home,
  contacts,
  contact,
  companies,
  company,
  deals,
  deal,
  products,
  imports,
  importOne,
  settings,
  users,
  teams,
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
