import { getRouteApi } from "@tanstack/react-router";
import { QualityPage } from "@/features/quality/QualityPage";

const route = getRouteApi("/quality");

export default function Screen() {
  const navigate = route.useNavigate();
  const { list = "contacts" } = route.useSearch();
  return (
    <QualityPage
      list={list}
      onList={(next) => void navigate({ search: next === "contacts" ? {} : { list: next }, replace: true })}
    />
  );
}
