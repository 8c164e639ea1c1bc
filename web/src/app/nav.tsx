import {
  IconActivityHeartbeat,
  IconBuilding,
  IconFileImport,
  IconHome,
  IconPackage,
  IconSettings,
  IconTargetArrow,
  IconUser,
  IconUsersGroup,
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
  const groups: NavGroup[] = [
    { items: [{ to: "/", label: "nav.home", icon: IconHome, exact: true }] },
    {
      label: "nav.contacts",
      items: [
        ...(can("contact", "read") ? [{ to: "/contacts", label: "nav.people", icon: IconUser }] : []),
        ...(can("company", "read") ? [{ to: "/companies", label: "nav.companies", icon: IconBuilding }] : []),
      ],
    },
    {
      label: "nav.sales",
      items: [
        ...(can("deal", "read") ? [{ to: "/deals", label: "nav.deals", icon: IconTargetArrow }] : []),
        ...(can("product", "read") ? [{ to: "/products", label: "nav.products", icon: IconPackage }] : []),
      ],
    },
    {
      label: "nav.settings",
      items: [
        ...(["user", "company", "contact", "deal", "product"].some((resource) => can(resource, "import"))
          ? [{ to: "/imports", label: "nav.imports", icon: IconFileImport }]
          : []),
        ...(can("user", "read") ? [{ to: "/settings/users", label: "nav.users", icon: IconSettings }] : []),
        ...(can("team", "read") ? [{ to: "/settings/teams", label: "nav.teams", icon: IconUsersGroup }] : []),
        ...(can("operations", "read")
          ? [{ to: "/settings/operations", label: "nav.operations", icon: IconActivityHeartbeat }]
          : []),
      ],
    },
  ];
  return groups.filter((group) => group.items.length > 0);
}
