import { getRouteApi } from "@tanstack/react-router";
import { FormPage } from "@/features/forms/FormPage";

const route = getRouteApi("/forms/$id");

export default function Screen() {
  const { id } = route.useParams();
  return <FormPage key={id} id={id} />;
}
