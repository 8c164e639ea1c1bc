import { getRouteApi } from "@tanstack/react-router";
import { RulesPage } from "@/features/automation/RulesPage";

const route = getRouteApi("/rules");

export default function Screen() {
  const navigate = route.useNavigate();
  return <RulesPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
