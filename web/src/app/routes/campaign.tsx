import { getRouteApi } from "@tanstack/react-router";
import { CampaignPage } from "@/features/campaigns/CampaignPage";

const route = getRouteApi("/campaigns/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <CampaignPage key={id} id={id} />;
}
