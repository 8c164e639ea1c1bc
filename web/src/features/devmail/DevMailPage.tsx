import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import { SkeletonFacts } from "@/shared/ui/states";

/** The mails that the embedded mail server has caught. */
export function DevMailPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.devMail")}>
      <SkeletonFacts label={t("state.loading")} />
    </Page>
  );
}
