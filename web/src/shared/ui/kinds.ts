import {
  type Icon,
  IconBuilding,
  IconLifebuoy,
  IconPackage,
  IconTargetArrow,
  IconUser,
  IconUserPlus,
} from "@tabler/icons-react";
import type { ResourceMap, ResourceName } from "@/shared/api/types";

interface Shown {
  id: string;
  label: string;
  hint?: string | undefined;
}

/** What the palette looks for, and how it shows what it finds. */
function kind<R extends ResourceName>(
  resource: R,
  permission: string,
  icon: Icon,
  to: string,
  show: (record: ResourceMap[R]) => Shown,
) {
  return { resource, permission, icon, to, show: show as (record: never) => Shown };
}

export const kinds = [
  kind("contacts", "contact", IconUser, "/contacts/$id", ({ id, name, companies, emails }) => ({
    id,
    label: name,
    hint: companies[0]?.companyName ?? emails[0]?.value,
  })),
  kind("companies", "company", IconBuilding, "/companies/$id", ({ id, name, city, sector }) => ({
    id,
    label: name,
    hint: city ?? sector ?? undefined,
  })),
  kind("leads", "lead", IconUserPlus, "/leads/$id", ({ id, name, companyName, email }) => ({
    id,
    label: name,
    hint: companyName ?? email ?? undefined,
  })),
  kind("deals", "deal", IconTargetArrow, "/deals/$id", ({ id, name, companyName, stage }) => ({
    id,
    label: name,
    hint: [companyName, stage].filter(Boolean).join(" · "),
  })),
  kind("tickets", "ticket", IconLifebuoy, "/tickets/$id", ({ id, name, number, contactName }) => ({
    id,
    label: name,
    hint: [`#${number}`, contactName].filter(Boolean).join(" · "),
  })),
  kind("products", "product", IconPackage, "/products", ({ id, name, family }) => ({
    id,
    label: name,
    hint: family ?? undefined,
  })),
];
