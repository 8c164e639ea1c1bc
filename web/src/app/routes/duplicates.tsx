import { getRouteApi } from "@tanstack/react-router";
import { DuplicatesPage } from "@/features/duplicates/DuplicatesPage";

const route = getRouteApi("/duplicates");

export default function Screen() {
  const navigate = route.useNavigate();
  return (
    <DuplicatesPage
      search={route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
      onContact={(id) => void navigate({ to: "/contacts/$id", params: { id } })}
    />
  );
}
