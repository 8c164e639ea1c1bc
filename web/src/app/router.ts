import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, type RouterHistory } from "@tanstack/react-router";
import { NotFound, RouteError } from "./fallbacks";
import { automationRoutes } from "./routing/automation";
import { contactsRoutes } from "./routing/contacts";
import { marketingRoutes } from "./routing/marketing";
import { rootRoute } from "./routing/root";
import { salesRoutes } from "./routing/sales";
import { settingsRoutes } from "./routing/settings";
import { supportRoutes } from "./routing/support";

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./routes/home")),
});

const routeTree = rootRoute.addChildren([
  home,
  ...contactsRoutes,
  ...salesRoutes,
  ...marketingRoutes,
  ...supportRoutes,
  ...automationRoutes,
  ...settingsRoutes,
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
