import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DraftView } from '../../../../src/desk/drafts/contract.ts'
import type { StoryLine, StoryPage } from '../../../../src/desk/stories/contract.ts'
import { api } from '../../api/client.ts'
import { useGo } from '../../parts/go.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'

export type Decision = {
  followed?: boolean
  muted?: boolean
  disposition?: { what: keyof typeof import('./words.ts').dispositionWords; reason: string } | null
}

/** Decides about a story, says so, and takes it back on a press. */
export function useTriage() {
  const client = useQueryClient()
  const send = (story: string, decision: Decision) =>
    api
      .post<StoryLine>(`/stories/${story}/triage`, decision)
      .then((line) => client.invalidateQueries({ queryKey: ['story'] }).then(() => line))
  return useMutation({
    mutationFn: ({ story, decision }: { story: StoryLine; decision: Decision; says: string }) =>
      send(story.id, decision),
    onSuccess: (_, { story, decision, says }) =>
      toast(says, { undo: () => send(story.id, before(story, decision)) }),
    onError: toastFault,
  })
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

/** Begins a draft from everything that stands of a story, copies left out, and opens it. */
export function useDraftFrom() {
  const go = useGo()
  return useMutation({
    mutationFn: async (story: string) => {
      const { reports } = await api.get<StoryPage>(`/stories/${story}`)
      const told = reports.filter(({ state, copyOf }) => state === 'actual' && copyOf === null).slice(0, 20)
      const sources = told.map(({ title, text }) => ({
        from: 'text',
        text: [title, text].join('\n\n').trim(),
      }))
      return api.post<DraftView>('/drafts', { from: 'several', sources })
    },
    onSuccess: ({ id }) => go(`/drafts/${id}`),
    onError: toastFault,
  })
}
