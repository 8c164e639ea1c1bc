import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import { SkeletonFacts } from "@/shared/ui/states";

/** One of the templates. */
export function TemplatePage({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.templates")}>
      <SkeletonFacts key={id} label={t("state.loading")} />
    </Page>
  );
}
