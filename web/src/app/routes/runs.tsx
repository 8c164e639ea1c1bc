import { getRouteApi } from "@tanstack/react-router";
import { RunsPage } from "@/features/automation/RunsPage";

const route = getRouteApi("/runs");

export default function Screen() {
  const navigate = route.useNavigate();
  const { open, ...search } = route.useSearch();
  return (
    <RunsPage
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
      openId={open}
      onOpen={(id) => void navigate({ search: (now) => ({ ...now, open: id }) })}
    />
  );
}
