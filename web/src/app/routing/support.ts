import { createRoute } from "@tanstack/react-router";
import { rootRoute } from "./root";
import { screen } from "./screen";
import { listSearch, openSearch } from "./search";

const tickets = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tickets",
  validateSearch: listSearch,
  component: screen(() => import("../routes/tickets")),
});

const ticket = createRoute({
  getParentRoute: () => rootRoute,
  path: "/tickets/$id",
  component: screen(() => import("../routes/ticket")),
});

const queues = createRoute({
  getParentRoute: () => rootRoute,
  path: "/queues",
  component: screen(() => import("../routes/queues")),
});

const answers = createRoute({
  getParentRoute: () => rootRoute,
  path: "/answers",
  validateSearch: openSearch,
  component: screen(() => import("../routes/answers")),
});

export const supportRoutes = [tickets, ticket, queues, answers] as const;
