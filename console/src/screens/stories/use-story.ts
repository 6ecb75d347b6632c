import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { DraftView } from '../../../../src/desk/drafts/contract.ts'
import type { StoriesPage, StoryLine } from '../../../../src/desk/stories/contract.ts'
import { api } from '../../api/client.ts'
import { useGo } from '../../parts/go.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import type { Filter } from './use-inbox.ts'

export type Decision = {
  followed?: boolean
  muted?: boolean
  disposition?: { what: keyof typeof import('./words.ts').dispositionWords; reason: string } | null
}

/** Decides about a story, says so, and takes it back on a press. */
export function useTriage() {
  const client = useQueryClient()
  const send = (story: string, decision: Decision) =>
    api.post<StoryLine>(`/stories/${story}/triage`, decision).then((line) => {
      putLine(client, line)
      void client.invalidateQueries({
        predicate: ({ queryKey: [topic, id], state }) =>
          topic === 'story' && (id !== 'list' || isShort(state.data)),
      })
    })
  return useMutation({
    mutationFn: ({ story, decision }: { story: StoryLine; decision: Decision; says: string }) =>
      send(story.id, decision),
    onSuccess: (_, { story, decision, says }) =>
      toast(says, { undo: () => send(story.id, before(story, decision)) }),
    onError: toastFault,
  })
}

type Pages = InfiniteData<StoriesPage, string | null>

/** Puts a story as it is now into every list that has it, and out of those it no longer belongs to; nothing is asked for. */
function putLine(client: QueryClient, line: StoryLine) {
  for (const [key] of client.getQueriesData<Pages>({ queryKey: ['story', 'list'] })) {
    const { state = 'waiting' } = key[2] as Filter
    const stories = (page: StoriesPage) =>
      page.stories.flatMap((one) => (one.id !== line.id ? [one] : belongs(line, state) ? [line] : []))
    client.setQueryData<Pages>(
      key,
      (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, stories: stories(page) })) },
    )
  }
}

function belongs({ triage: { followed, muted, disposition } }: StoryLine, state: string): boolean {
  if (state === 'followed') return followed && !muted
  if (state === 'muted') return muted
  if (state === 'decided') return disposition !== null
  return state === 'all' || (!muted && disposition === null)
}

/** A list of many pages is not loaded anew for one of its lines. */
function isShort(data: unknown) {
  return ((data as Partial<Pages> | undefined)?.pages?.length ?? 0) <= 3
}

function before({ triage }: StoryLine, decision: Decision): Decision {
  const { disposition, reason } = triage
  return {
    ...(decision.followed !== undefined && { followed: triage.followed }),
    ...(decision.muted !== undefined && { muted: triage.muted }),
    ...(decision.disposition !== undefined && {
      disposition: disposition && reason ? { what: disposition, reason } : null,
    }),
  }
}

/**
 * Begins a draft from what stands of a story, or the next revision of an alert from what is new in it, and opens it. `reports` are
 * those to read from, where not all.
 */
export function useDraftFrom() {
  const go = useGo()
  return useMutation({
    mutationFn: (given: { story: string; update?: string; reports?: string[] }) =>
      api.post<DraftView>('/drafts', { from: 'story', ...given }),
    onSuccess: ({ id }) => go(`/drafts/${id}`),
    onError: toastFault,
  })
}
