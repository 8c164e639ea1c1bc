import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import type { ListSearch } from "@/shared/ui/ResourceList";
import { SkeletonFacts } from "@/shared/ui/states";

/** The list of tickets. */
export function TicketsPage(_: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.tickets")}>
      <SkeletonFacts label={t("state.loading")} />
    </Page>
  );
}
