import { getRouteApi } from "@tanstack/react-router";
import { LeadsPage } from "@/features/leads/LeadsPage";

const route = getRouteApi("/leads");

export default function Screen() {
  const navigate = route.useNavigate();
  return <LeadsPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
