import type { StoryLine } from '../../../../src/desk/stories/contract.ts'
import { useMay } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { useGo } from '../../parts/go.tsx'
import { useDraftFrom, useTriage } from './use-story.ts'

type Inbox = {
  lines: StoryLine[]
  /** Which line is current. */
  place: number
  go: (index: number) => void
  dispose: (story: StoryLine) => void
  merge: (story: StoryLine) => void
}

/** Next, open, follow, mute, merge, draft, dispose: a shift goes through its inbox without a mouse. */
export function useInboxKeys({ lines, place, go, dispose, merge }: Inbox) {
  const open = useGo()
  const may = useMay('drafts.write')
  const turn = useTriage()
  const draft = useDraftFrom()
  const current = lines[place]
  const group = 'Inbox'
  /** Goes on to the one after: what was decided leaves the list. */
  const decide = (decision: { followed?: boolean; muted?: boolean }, says: string) => {
    if (!current) return
    if (decision.muted) go(place + 1 < lines.length ? place + 1 : Math.max(0, place - 1))
    turn.mutate({ story: current, decision, says })
  }
  useShortcut({ keys: 'j', says: 'Next story', group }, () => go(Math.min(place + 1, lines.length - 1)))
  useShortcut({ keys: 'k', says: 'Story before', group }, () => go(Math.max(place - 1, 0)))
  useShortcut({ keys: 'Enter', says: 'Open it', group }, () => current && open(`/stories/${current.id}`))
  useShortcut(
    { keys: 'f', says: 'Follow it, or not', group },
    () =>
      decide(
        { followed: !current?.triage.followed },
        current?.triage.followed ? 'No longer followed.' : 'Followed.',
      ),
    may,
  )
  useShortcut(
    { keys: 'm', says: 'Mute it, or not', group },
    () => decide({ muted: !current?.triage.muted }, current?.triage.muted ? 'Heard again.' : 'Muted.'),
    may,
  )
  useShortcut(
    { keys: 'd', says: 'Draft an alert from it', group },
    () => current && draft.mutate({ story: current.id }),
    may,
  )
  useShortcut({ keys: 'x', says: 'Dispose of it', group }, () => current && dispose(current), may)
  useShortcut({ keys: 'g', says: 'Merge it into another', group }, () => current && merge(current), may)
}
