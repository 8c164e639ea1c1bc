import { getRouteApi } from "@tanstack/react-router";
import { RulePage } from "@/features/automation/RulePage";

const route = getRouteApi("/rules/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <RulePage key={id} id={id} />;
}
