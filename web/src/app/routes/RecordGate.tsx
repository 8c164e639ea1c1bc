import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import type { ResourceMap, ResourceName } from "@/shared/api/types";
import { RecordContext } from "@/shared/ui/Record";
import { useSeen } from "@/shared/ui/Star";
import { Failure, SkeletonFacts } from "@/shared/ui/states";

interface Props<R extends ResourceName> {
  resource: R;
  id: string;
  children: (record: ResourceMap[R]) => ReactNode;
}

/** Loads a record, and keeps it up to date while it is on screen. */
export function RecordGate<R extends ResourceName>({ resource, id, children }: Props<R>) {
  const { t } = useTranslation();
  const query = useQuery({ ...recordOptions(resource, id), refetchInterval: 20_000 });
  const record = query.data as ResourceMap[R] | undefined;
  useSeen(resource, record);
  if (record) return <RecordContext value={{ resource, record }}>{children(record)}</RecordContext>;
  if (query.isError) return <Failure page error={query.error} retry={() => void query.refetch()} />;
  return <SkeletonFacts label={t("state.loading")} />;
}
