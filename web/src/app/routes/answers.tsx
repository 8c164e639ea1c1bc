import { getRouteApi } from "@tanstack/react-router";
import { AnswersPage } from "@/features/answers/AnswersPage";

const route = getRouteApi("/answers");

export default function Screen() {
  const navigate = route.useNavigate();
  return <AnswersPage search={route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
