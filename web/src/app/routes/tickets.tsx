import { getRouteApi } from "@tanstack/react-router";
import { TicketsPage } from "@/features/tickets/TicketsPage";
import { useCreateDialog } from "../create";

const route = getRouteApi("/tickets");

export default function Screen() {
  const navigate = route.useNavigate();
  const create = useCreateDialog();
  return (
    <TicketsPage
      search={route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
      onCreate={() => create({ what: "ticket" })}
    />
  );
}
