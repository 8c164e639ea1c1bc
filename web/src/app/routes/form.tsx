import { getRouteApi } from "@tanstack/react-router";
import { FormPage } from "@/features/marketing/FormPage";

const route = getRouteApi("/forms/$id");

export default function Screen() {
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <FormPage key={id} id={id} tab={tab} onTab={(next) => void navigate({ search: { tab: next }, replace: true })} />
  );
}
