import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

type Query = Record<string, string | number | boolean | null | undefined>

/** A list that the server gives page by page, each naming the next; `meta.also` as of any query. */
export function usePages<P extends { next: string | null }>(
  queryKey: QueryKey,
  path: string,
  query: Query = {},
  more: { enabled?: boolean; also?: string[] } = {},
) {
  const { enabled = true, also = [] } = more
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => api.get<P>(path, { ...query, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled,
    meta: { also },
  })
}
