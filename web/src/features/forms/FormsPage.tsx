import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import type { ListSearch } from "@/shared/ui/ResourceList";
import { SkeletonFacts } from "@/shared/ui/states";

/** The list of forms. */
export function FormsPage(_: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.forms")}>
      <SkeletonFacts label={t("state.loading")} />
    </Page>
  );
}
