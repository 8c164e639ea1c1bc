import { getRouteApi } from "@tanstack/react-router";
import { WebhookPage } from "@/features/automation/WebhookPage";

const route = getRouteApi("/webhooks/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <WebhookPage key={id} id={id} />;
}
