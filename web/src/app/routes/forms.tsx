import { getRouteApi } from "@tanstack/react-router";
import { FormsPage } from "@/features/marketing/FormsPage";

const route = getRouteApi("/forms");

export default function Screen() {
  const navigate = route.useNavigate();
  return <FormsPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
