import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import { SkeletonFacts } from "@/shared/ui/states";

/** What someone should know. */
export function NotificationsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.notifications")}>
      <SkeletonFacts label={t("state.loading")} />
    </Page>
  );
}
