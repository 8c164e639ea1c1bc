import { getRouteApi } from "@tanstack/react-router";
import { SegmentsPage } from "@/features/marketing/SegmentsPage";

const route = getRouteApi("/segments");

export default function Screen() {
  const navigate = route.useNavigate();
  return <SegmentsPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
