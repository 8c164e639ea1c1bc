import { getRouteApi } from "@tanstack/react-router";
import { RolePage } from "@/features/roles/RolePage";

const route = getRouteApi("/settings/roles/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <RolePage key={id} id={id} />;
}
