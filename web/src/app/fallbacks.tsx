import { Button } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty, Failure } from "@/shared/ui/states";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty
      page
      title={t("state.noPage")}
      hint={t("state.noPageHint")}
      action={
        <Button component={Link} to="/">
          {t("nav.home")}
        </Button>
      }
    />
  );
}

/** A screen that could not be shown; the frame around it stays. */
export function RouteError({ error }: { error: unknown }) {
  const router = useRouter();
  return <Failure page error={error} retry={() => void router.invalidate()} />;
}
