import { useQuery } from '@tanstack/react-query'
import type { SourceChoices } from '../../../../src/desk/sources/keeping-contract.ts'
import { api } from '../../api/client.ts'

/** Formats, kinds and regions: they change only with the server. */
export function useChoices() {
  return useQuery({
    queryKey: ['source', 'choices'],
    queryFn: ({ signal }) => api.get<SourceChoices>('/sources/choices', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
