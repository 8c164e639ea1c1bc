import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import { Failure, SkeletonFacts } from "./states";

interface Props<R extends ResourceName> {
  resource: R;
  /** `new` for one that is yet to be. */
  id: string;
  /** How often it is asked for again, in milliseconds. */
  every?: number | ((record: ResourceMap[R]) => number);
  children: (record: ResourceMap[R] | undefined) => ReactNode;
}

/** Loads a record that is edited as a whole, or starts an empty one. */
export function EditGate<R extends ResourceName>({ resource, id, every = 20_000, children }: Props<R>) {
  const { t } = useTranslation();
  const query = useQuery({
    ...recordOptions(resource, id),
    enabled: id !== "new",
    refetchInterval: ({ state }) =>
      typeof every === "number" ? every : state.data ? every(state.data as ResourceMap[R]) : 20_000,
  });
  if (id === "new") return <>{children(undefined)}</>;
  if (query.data) return <>{children(query.data as ResourceMap[R])}</>;
  if (query.isError) return <Failure page error={query.error} retry={() => void query.refetch()} />;
  return <SkeletonFacts label={t("state.loading")} />;
}
