import {
  IconActivityHeartbeat,
  IconBolt,
  IconBuilding,
  IconCalendar,
  IconChartPie,
  IconChecklist,
  IconClipboardCheck,
  IconFileImport,
  IconFilterPlus,
  IconForms,
  IconHistory,
  IconHome,
  IconInbox,
  IconKey,
  IconLifebuoy,
  IconMailOff,
  IconMailSearch,
  IconMessageBolt,
  IconPackage,
  IconSettings,
  IconShieldCheck,
  IconShieldLock,
  IconSpeakerphone,
  IconTargetArrow,
  IconTemplate,
  IconUser,
  IconUserCheck,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from "@tabler/icons-react";
import type { Can } from "@/shared/api/session";

export interface NavItem {
  to: string;
  label: string;
  icon: typeof IconHome;
  exact?: boolean;
}

export interface NavGroup {
  label?: string;
  items: NavItem[];
}

/** What the rail shows, by department: only what the role may see. */
export function navigation(can: Can): NavGroup[] {
  const item = (to: string, label: string, icon: typeof IconHome, seen: boolean): NavItem[] =>
    seen ? [{ to, label: `nav.${label}`, icon }] : [];
  const groups: NavGroup[] = [
    {
      items: [
        { to: "/", label: "nav.home", icon: IconHome, exact: true },
        ...item("/calendar", "calendar", IconCalendar, can("activity", "read")),
      ],
    },
    {
      label: "nav.contacts",
      items: [
        ...item("/contacts", "people", IconUser, can("contact", "read")),
        ...item("/companies", "companies", IconBuilding, can("company", "read")),
        ...item("/duplicates", "duplicates", IconUsers, can("contact", "update")),
        ...item("/quality", "quality", IconChecklist, can("contact", "read") || can("company", "read")),
      ],
    },
    {
      label: "nav.sales",
      items: [
        ...item("/leads", "leads", IconFilterPlus, can("lead", "read")),
        ...item("/deals", "deals", IconTargetArrow, can("deal", "read")),
        ...item("/products", "products", IconPackage, can("product", "read")),
      ],
    },
    {
      label: "nav.marketing",
      items: [
        ...item("/campaigns", "campaigns", IconSpeakerphone, can("campaign", "read")),
        ...item("/segments", "segments", IconChartPie, can("segment", "read")),
        ...item("/templates", "templates", IconTemplate, can("template", "read")),
        ...item("/forms", "forms", IconForms, can("form", "read")),
        ...item("/suppressions", "suppressions", IconMailOff, can("suppression", "read")),
      ],
    },
    {
      label: "nav.support",
      items: [
        ...item("/tickets", "tickets", IconLifebuoy, can("ticket", "read")),
        ...item("/answers", "answers", IconMessageBolt, can("answer", "read")),
        ...item("/queues", "queues", IconInbox, can("queue", "update")),
      ],
    },
    {
      label: "nav.automation",
      items: [
        ...item("/rules", "rules", IconBolt, can("rule", "read")),
        ...item("/runs", "runs", IconHistory, can("run", "read")),
        ...item("/webhooks", "webhooks", IconWebhook, can("webhook", "read")),
      ],
    },
    {
      label: "nav.settings",
      items: [
        ...item(
          "/imports",
          "imports",
          IconFileImport,
          ["user", "company", "contact", "deal", "product", "lead"].some((resource) => can(resource, "import")),
        ),
        ...item("/settings/users", "users", IconSettings, can("user", "read")),
        ...item("/settings/teams", "teams", IconUsersGroup, can("team", "read")),
        ...item("/settings/custom-fields", "customFields", IconForms, can("custom-field", "update")),
        ...item("/settings/api-clients", "apiClients", IconKey, can("client", "read")),
        ...item("/settings/roles", "roles", IconShieldLock, can("role", "update")),
        ...item("/settings/access-reviews", "accessReviews", IconUserCheck, can("access-review", "read")),
        ...item(
          "/settings/purposes",
          "purposes",
          IconClipboardCheck,
          can("purpose", "update") || can("consent", "export"),
        ),
        ...item("/settings/audit", "audit", IconShieldCheck, can("audit", "read")),
        ...item("/settings/operations", "operations", IconActivityHeartbeat, can("operations", "read")),
        ...item("/dev/mail", "devMail", IconMailSearch, can("operations", "read")),
      ],
    },
  ];
  return groups.filter((group) => group.items.length > 0);
}
