import { getRouteApi } from "@tanstack/react-router";
import { LeadPage } from "@/features/leads/LeadPage";

const route = getRouteApi("/leads/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <LeadPage key={id} id={id} />;
}
