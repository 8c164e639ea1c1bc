import { getRouteApi } from "@tanstack/react-router";
import { CampaignsPage } from "@/features/marketing/CampaignsPage";

const route = getRouteApi("/campaigns");

export default function Screen() {
  const navigate = route.useNavigate();
  return <CampaignsPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
