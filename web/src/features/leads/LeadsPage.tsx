import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import type { ListSearch } from "@/shared/ui/ResourceList";
import { SkeletonFacts } from "@/shared/ui/states";

/** The list of leads. */
export function LeadsPage(_: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.leads")}>
      <SkeletonFacts label={t("state.loading")} />
    </Page>
  );
}
