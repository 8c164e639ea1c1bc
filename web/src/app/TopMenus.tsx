import type { ComponentProps } from "react";
import { Bell } from "@/features/notifications/Bell";
import type { Me } from "@/shared/api/types";
import { CreateMenu } from "./CreateMenu";
import { MeMenu } from "./MeMenu";

/** What opens from the bar on top. */
export default function TopMenus({ me, ...create }: { me: Me | undefined } & ComponentProps<typeof CreateMenu>) {
  return (
    <>
      <CreateMenu {...create} />
      {create.can("notification", "read") && <Bell />}
      <MeMenu me={me} />
    </>
  );
}
