import { getRouteApi } from "@tanstack/react-router";
import { AuditPage } from "@/features/audit/AuditPage";

const route = getRouteApi("/settings/audit");

export default function Screen() {
  const navigate = route.useNavigate();
  const search = route.useSearch();
  return <AuditPage search={search} onSearch={(next) => void navigate({ search: next, replace: !next.open })} />;
}
