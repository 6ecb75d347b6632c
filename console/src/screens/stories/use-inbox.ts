import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { StoriesPage, StoryLine } from '../../../../src/desk/stories/contract.ts'
import { api } from '../../api/client.ts'
import { usePages } from '../situations/more.ts'

const pageSize = 50
/** Pages after which the whole is not asked for again at every change (`app/live.tsx`): only its head is. */
const freshPages = 3

/** The words of the address that the inbox is filtered by. */
export const filterWords = [
  'order',
  'state',
  'words',
  'country',
  'category',
  'atLeast',
  'hours',
  'family',
  'own',
  'box',
] as const
export type Filter = Partial<Record<(typeof filterWords)[number], string>>

export function filterOf(words: Record<string, string>): Filter {
  return Object.fromEntries(filterWords.flatMap((word) => (words[word] ? [[word, words[word]]] : [])))
}

/** The stories that the filter lets through, page by page, kept fresh from its head however many were loaded. */
export function useInbox(filter: Filter) {
  const pages = usePages<StoriesPage>(['story', 'list', filter], '/stories', { ...filter, limit: pageSize })
  const loaded = pages.data?.pages
  const head = useQuery({
    queryKey: ['story', 'head', filter],
    queryFn: ({ signal }) => api.get<StoriesPage>('/stories', { ...filter, limit: pageSize }, signal),
    enabled: (loaded?.length ?? 0) > freshPages,
  })
  const lines = useMemo(() => joined(head.data?.stories, loaded), [head.data, loaded])
  return { pages, lines }
}

/** The head first, as it is now, then what was loaded behind it. */
function joined(head: StoryLine[] = [], loaded: StoriesPage[] = []): StoryLine[] {
  const all = new Map<string, StoryLine>()
  for (const line of [...head, ...loaded.flatMap(({ stories }) => stories)])
    if (!all.has(line.id)) all.set(line.id, line)
  return [...all.values()]
}

/** Where the stories are that the filter lets through; asked for again now and then, for there may be thousands. */
export function usePoints(filter: Filter, enabled: boolean) {
  const { box: _, ...rest } = filter
  return useQuery({
    queryKey: ['story-points', rest],
    queryFn: ({ signal }) =>
      api.get<import('../../../../src/desk/stories/contract.ts').StoryPoints>(
        '/stories/points',
        rest,
        signal,
      ),
    enabled,
    refetchInterval: 20_000,
    placeholderData: keepPreviousData,
  })
}
