import { Button } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { remember } from "@/shared/api/seeAs";
import { useCan, useMe } from "@/shared/api/session";
import type { User } from "@/shared/api/types";
import { toast } from "./toast";

/** Begins to see the application as a user does; nothing where one may not, or there is nothing to see. */
export function SeeAsButton({ user }: { user: User }) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const begin = useMutation({
    mutationFn: () => request<{ until: string }>(`/api/v1/users/${user.id}/see-as`, { method: "POST" }),
    onSuccess: ({ until }) => {
      remember({ id: user.id, name: user.name, until });
      window.location.assign("/");
    },
    onError: (error) => toast({ message: error.message, bad: true }),
  });
  if (!can("user", "see-as") || user.status !== "active" || user.id === me?.id) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      leftSection={<IconEye size={14} />}
      loading={begin.isPending}
      aria-label={t("seeAs.begin", { name: user.name })}
      onClick={() => begin.mutate()}
    >
      {t("seeAs.short")}
    </Button>
  );
}
