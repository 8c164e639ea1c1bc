import { useTranslation } from "react-i18next";
import { Page } from "@/shared/ui/Page";
import type { ListSearch } from "@/shared/ui/ResourceList";

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}

export function RunsPage(_: Props) {
  const { t } = useTranslation();
  return <Page title={t("nav.runs")}>{null}</Page>;
}
