import { getRouteApi } from "@tanstack/react-router";
import { WebhooksPage } from "@/features/automation/WebhooksPage";

const route = getRouteApi("/webhooks");

export default function Screen() {
  const navigate = route.useNavigate();
  return <WebhooksPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
