import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import { SkeletonFacts } from "@/shared/ui/states";

/** One of the segments. */
export function SegmentPage({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.segments")}>
      <SkeletonFacts key={id} label={t("state.loading")} />
    </Page>
  );
}
