import { createRoute } from "@tanstack/react-router";
import type { DealsSearch } from "@/features/deals/DealsPage";
import { rootRoute } from "./root";
import { screen } from "./screen";
import { listSearch, openSearch, text } from "./search";

const deals = createRoute({
  getParentRoute: () => rootRoute,
  path: "/deals",
  validateSearch: (search: Record<string, unknown>): DealsSearch => ({
    ...listSearch(search),
    pipeline: text(search.pipeline),
  }),
  component: screen(() => import("../routes/deals")),
});

const deal = createRoute({
  getParentRoute: () => rootRoute,
  path: "/deals/$id",
  component: screen(() => import("../routes/deal")),
});

const products = createRoute({
  getParentRoute: () => rootRoute,
  path: "/products",
  validateSearch: openSearch,
  component: screen(() => import("../routes/products")),
});

export const salesRoutes = [deals, deal, products] as const;
