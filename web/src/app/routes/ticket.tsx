import { getRouteApi } from "@tanstack/react-router";
import { TicketPage } from "@/features/tickets/TicketPage";

const route = getRouteApi("/tickets/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <TicketPage key={id} id={id} />;
}
