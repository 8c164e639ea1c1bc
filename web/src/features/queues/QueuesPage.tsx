import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import { SkeletonFacts } from "@/shared/ui/states";

/** Where tickets wait, and what is promised there. */
export function QueuesPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.queues")}>
      <SkeletonFacts label={t("state.loading")} />
    </Page>
  );
}
