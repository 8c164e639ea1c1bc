import {
  IconBuilding,
  IconFilterPlus,
  IconLifebuoy,
  IconPackage,
  type IconPlus,
  IconTargetArrow,
  IconUser,
} from "@tabler/icons-react";
import type { Can } from "@/shared/api/session";
import type { Creatable } from "./create";

const all: { what: Creatable; icon: typeof IconPlus }[] = [
  { what: "contact", icon: IconUser },
  { what: "company", icon: IconBuilding },
  { what: "lead", icon: IconFilterPlus },
  { what: "deal", icon: IconTargetArrow },
  { what: "ticket", icon: IconLifebuoy },
  { what: "product", icon: IconPackage },
];

/** What someone may create. */
export function creatables(can: Can) {
  return all.filter(({ what }) => can(what, "create"));
}
