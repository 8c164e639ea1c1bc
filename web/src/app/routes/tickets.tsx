import { getRouteApi } from "@tanstack/react-router";
import { TicketsPage } from "@/features/tickets/TicketsPage";

const route = getRouteApi("/tickets");

export default function Screen() {
  const navigate = route.useNavigate();
  return <TicketsPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
