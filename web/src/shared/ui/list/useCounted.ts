import { type InfiniteData, keepPreviousData, type UseInfiniteQueryResult, useQuery } from "@tanstack/react-query";
import { countOptions, type ListParams } from "@/shared/api/resources";
import type { Page, ResourceMap, ResourceName } from "@/shared/api/types";

interface Counted {
  count: number;
  /** There are more. */
  capped: boolean;
}

/** How many a list has: what is seen where that is all, else what the server counts after it has sent the first rows. */
export function useCounted<R extends ResourceName>(
  resource: R,
  params: ListParams,
  list: UseInfiniteQueryResult<InfiniteData<Page<ResourceMap[R]>>>,
  refetchInterval?: number | undefined,
): Counted | undefined {
  const first = list.data?.pages[0];
  const isAll = !!first && !first.nextCursor;
  const counted = useQuery({
    ...countOptions(resource, params),
    enabled: !!first && !isAll && !list.isPlaceholderData,
    placeholderData: keepPreviousData,
    refetchInterval: refetchInterval ?? false,
  });
  return isAll ? { count: first.items.length, capped: false } : counted.data;
}
