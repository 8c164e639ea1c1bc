import { getRouteApi } from "@tanstack/react-router";
import { DealsPage } from "@/features/deals/DealsPage";
import { useCreateDialog } from "../create";

const route = getRouteApi("/deals");

export default function Screen() {
  const navigate = route.useNavigate();
  const create = useCreateDialog();
  return (
    <DealsPage
      search={route.useSearch()}
      onSearch={({ view, ...search }) =>
        void navigate({ search: { ...search, view: view === "list" ? "list" : undefined }, replace: true })
      }
      onCreate={() => create({ what: "deal" })}
    />
  );
}
