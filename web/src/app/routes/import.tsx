import { getRouteApi } from "@tanstack/react-router";
import { ImportPage } from "@/features/imports/ImportPage";

const route = getRouteApi("/imports/$resource/$id");

export default function Screen() {
  const { resource, id } = route.useParams();
  return <ImportPage key={id} resource={resource} id={id} />;
}
