import { getRouteApi } from "@tanstack/react-router";
import { SuppressionsPage } from "@/features/marketing/SuppressionsPage";

const route = getRouteApi("/suppressions");

export default function Screen() {
  const navigate = route.useNavigate();
  return (
    <SuppressionsPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />
  );
}
