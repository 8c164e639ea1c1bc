import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { AnswersPage } from "@/features/answers/AnswersPage";

const route = getRouteApi("/answers");

export default function Screen() {
  const navigate = route.useNavigate();
  const { open, ...search } = route.useSearch();
  const onOpen = useCallback(
    (id: string | undefined) => void navigate({ search: (now) => ({ ...now, open: id }) }),
    [navigate],
  );
  return (
    <AnswersPage
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
      openId={open}
      onOpen={onOpen}
    />
  );
}
