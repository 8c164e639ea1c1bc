import { createRoute } from "@tanstack/react-router";
import type { CalendarSearch } from "@/features/calendar/CalendarPage";
import type { DuplicatesSearch } from "@/features/duplicates/DuplicatesPage";
import { rootRoute } from "./root";
import { screen } from "./screen";
import { listSearch, oneOf, text } from "./search";

const contacts = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contacts",
  validateSearch: listSearch,
  component: screen(() => import("../routes/contacts")),
});

const contact = createRoute({
  getParentRoute: () => rootRoute,
  path: "/contacts/$id",
  component: screen(() => import("../routes/contact")),
});

const companies = createRoute({
  getParentRoute: () => rootRoute,
  path: "/companies",
  validateSearch: listSearch,
  component: screen(() => import("../routes/companies")),
});

const company = createRoute({
  getParentRoute: () => rootRoute,
  path: "/companies/$id",
  component: screen(() => import("../routes/company")),
});

const leads = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leads",
  validateSearch: listSearch,
  component: screen(() => import("../routes/leads")),
});

const lead = createRoute({
  getParentRoute: () => rootRoute,
  path: "/leads/$id",
  component: screen(() => import("../routes/lead")),
});

const calendar = createRoute({
  getParentRoute: () => rootRoute,
  path: "/calendar",
  validateSearch: (search: Record<string, unknown>): CalendarSearch => ({
    view: oneOf(search.view, ["month", "week", "day", "agenda"] as const),
    day: text(search.day),
    whose: oneOf(search.whose, ["team", "all"] as const),
  }),
  component: screen(() => import("../routes/calendar")),
});

const duplicates = createRoute({
  getParentRoute: () => rootRoute,
  path: "/duplicates",
  validateSearch: (search: Record<string, unknown>): DuplicatesSearch => ({
    view: search.view === "dismissed" ? "dismissed" : undefined,
    open: text(search.open),
  }),
  component: screen(() => import("../routes/duplicates")),
});

const quality = createRoute({
  getParentRoute: () => rootRoute,
  path: "/quality",
  validateSearch: (search: Record<string, unknown>): { list?: "companies" | undefined } => ({
    list: search.list === "companies" ? "companies" : undefined,
  }),
  component: screen(() => import("../routes/quality")),
});

const imports = createRoute({
  getParentRoute: () => rootRoute,
  path: "/imports",
  component: screen(() => import("../routes/imports")),
});

const importOne = createRoute({
  getParentRoute: () => rootRoute,
  path: "/imports/$resource/$id",
  component: screen(() => import("../routes/import")),
});

export const contactsRoutes = [
  contacts,
  contact,
  companies,
  company,
  leads,
  lead,
  calendar,
  duplicates,
  quality,
  imports,
  importOne,
] as const;
