import { getRouteApi } from "@tanstack/react-router";
import { TemplatePage } from "@/features/marketing/TemplatePage";

const route = getRouteApi("/templates/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <TemplatePage key={id} id={id} />;
}
