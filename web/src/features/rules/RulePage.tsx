import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import { SkeletonFacts } from "@/shared/ui/states";

/** One of the rules. */
export function RulePage({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.rules")}>
      <SkeletonFacts key={id} label={t("state.loading")} />
    </Page>
  );
}
