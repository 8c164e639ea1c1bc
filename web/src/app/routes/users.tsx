import { getRouteApi } from "@tanstack/react-router";
import { UsersPage } from "@/features/users/UsersPage";

const route = getRouteApi("/settings/users");

export default function Screen() {
  const navigate = route.useNavigate();
  return <UsersPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
