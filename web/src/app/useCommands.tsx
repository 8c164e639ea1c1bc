import { IconPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Command } from "@/features/search/Palette";
import type { Can } from "@/shared/api/session";
import { creatables } from "./creatables";
import type { CreateRequest } from "./create";
import { navigation } from "./nav";

/** What the palette can do besides finding records: open a screen, create something. */
export function useCommands(can: Can, create: (request: CreateRequest) => void): (close: () => void) => Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (close) => [
    ...creatables(can).map(({ what }) => ({
      id: `create-${what}`,
      label: t(`${what}.new`),
      icon: <IconPlus size={16} stroke={1.6} />,
      run: () => {
        close();
        create({ what });
      },
    })),
    ...navigation(can)
      .flatMap((group) => group.items)
      .map(({ to, label, icon: Icon }) => ({
        id: `go-${to}`,
        label: t("search.goTo", { place: t(label) }),
        icon: <Icon size={16} stroke={1.6} />,
        run: () => {
          close();
          void navigate({ to });
        },
      })),
  ];
}
