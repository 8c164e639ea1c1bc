import { getRouteApi } from "@tanstack/react-router";
import { TemplatesPage } from "@/features/marketing/TemplatesPage";

const route = getRouteApi("/templates");

export default function Screen() {
  const navigate = route.useNavigate();
  return <TemplatesPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
