import { getRouteApi } from "@tanstack/react-router";
import { SegmentPage } from "@/features/marketing/SegmentPage";

const route = getRouteApi("/segments/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <SegmentPage key={id} id={id} />;
}
