import { getRouteApi } from "@tanstack/react-router";
import { CalendarPage } from "@/features/calendar/CalendarPage";

const route = getRouteApi("/calendar");

export default function Screen() {
  const navigate = route.useNavigate();
  return <CalendarPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
