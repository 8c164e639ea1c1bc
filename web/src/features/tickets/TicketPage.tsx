import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import { SkeletonFacts } from "@/shared/ui/states";

/** One of the tickets. */
export function TicketPage({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.tickets")}>
      <SkeletonFacts key={id} label={t("state.loading")} />
    </Page>
  );
}
