import { getRouteApi } from "@tanstack/react-router";
import { CampaignPage } from "@/features/marketing/CampaignPage";

const route = getRouteApi("/campaigns/$id");

export default function Screen() {
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <CampaignPage
      key={id}
      id={id}
      search={route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  );
}
