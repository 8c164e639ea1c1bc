import { getRouteApi } from "@tanstack/react-router";
import { ReviewPage } from "@/features/reviews/ReviewPage";

const route = getRouteApi("/settings/access-reviews/$id");

export default function Screen() {
  const navigate = route.useNavigate();
  const { id } = route.useParams();
  const search = route.useSearch();
  return <ReviewPage id={id} search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}
