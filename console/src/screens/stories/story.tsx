import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoryEntry, StoryLine, StoryPage } from '../../../../src/desk/stories/contract.ts'
import { api } from '../../api/client.ts'
import { useParam } from '../../app/routes.tsx'
import { useSession } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Shown } from '../../parts/states.tsx'
import { toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import '../situations/situations.css'
import './stories.css'
import { DisposeDialog } from './dispose.tsx'
import { MergeDialog } from './merge.tsx'
import { Reports } from './reports.tsx'
import { Standing } from './standing.tsx'
import { useDraftFrom, useTriage } from './use-story.ts'
import { dispositionWords, entryText, whereText } from './words.ts'

/** A story: who says what, where they contradict each other, and what changed when. */
export default function StoryScreen() {
  const id = useParam('story')
  const story = useQuery({
    queryKey: ['story', id],
    queryFn: ({ signal }) => api.get<StoryPage>(`/stories/${id}`, {}, signal),
  })
  return <Shown of={story}>{(page) => <Story page={page} />}</Shown>
}

function Story({ page }: { page: StoryPage }) {
  const { story } = page
  return (
    <Page title={story.title} above={<Go to="/stories">Inbox</Go>} actions={<Acts page={page} />}>
      <p className="line-facts story-facts">
        <Level severity={story.severity} />
        {story.isOver && <span className="tag">Over</span>}
        {story.triage.disposition && (
          <span className="tag" title={story.triage.reason ?? ''}>
            {dispositionWords[story.triage.disposition]}
          </span>
        )}
        <span>{whereText(story)}</span>
        {story.category && <span>{story.category}</span>}
        <span>certainty {story.certainty}</span>
        {story.eventFrom && <span>{story.eventFrom}</span>}
        <span>
          changed <Ago at={story.changedAt} />
        </span>
      </p>
      <div className="split">
        <Reports page={page} />
        <div>
          <Standing page={page} />
          <Timeline story={story} entries={page.entries} />
        </div>
      </div>
    </Page>
  )
}

function Acts({ page: { story } }: { page: StoryPage }) {
  const { permissions } = useSession()
  const turn = useTriage()
  const draft = useDraftFrom()
  const [open, setOpen] = useState<'dispose' | 'merge' | null>(null)
  const may = permissions.includes('drafts.write')
  const { followed, muted } = story.triage
  const follow = () =>
    turn.mutate({
      story,
      decision: { followed: !followed },
      says: followed ? 'No longer followed.' : 'Followed.',
    })
  const mute = () =>
    turn.mutate({ story, decision: { muted: !muted }, says: muted ? 'Heard again.' : 'Muted.' })
  const group = 'Story'
  useShortcut(
    { keys: 'd', says: 'Draft an alert from it', group },
    () => draft.mutate({ story: story.id }),
    may,
  )
  useShortcut({ keys: 'f', says: 'Follow it, or not', group }, follow, may)
  useShortcut({ keys: 'm', says: 'Mute it, or not', group }, mute, may)
  useShortcut({ keys: 'g', says: 'Merge it into another', group }, () => setOpen('merge'), may)
  useShortcut({ keys: 'x', says: 'Dispose of it', group }, () => setOpen('dispose'), may)
  if (!may) return null
  return (
    <>
      <Button look="main" onPress={() => draft.mutate({ story: story.id })} isPending={draft.isPending}>
        Draft from this story
      </Button>
      <Button onPress={follow}>{followed ? 'Unfollow' : 'Follow'}</Button>
      <Button onPress={mute}>{muted ? 'Unmute' : 'Mute'}</Button>
      <Button onPress={() => setOpen('merge')}>Merge …</Button>
      <Button onPress={() => setOpen('dispose')}>Dispose …</Button>
      {open === 'dispose' && <DisposeDialog story={story} onClose={() => setOpen(null)} />}
      {open === 'merge' && <MergeDialog story={story} onClose={() => setOpen(null)} />}
    </>
  )
}

function Timeline({ story, entries }: { story: StoryLine; entries: StoryEntry[] }) {
  const { permissions } = useSession()
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: (number: number) => api.post(`/stories/${story.id}/entries/${number}/undo`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['story'] }),
    onError: toastFault,
  })
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>What changed when</h2>
      </div>
      <ol className="story-timeline">
        {entries.map((entry) => (
          <li key={entry.number} className={entry.undoneAt ? 'undone' : isNews(story, entry) ? 'news' : ''}>
            <Ago at={entry.at} /> {entryText(entry)}
            {(entry.what === 'merged' || entry.what === 'split') &&
              !entry.undoneAt &&
              permissions.includes('drafts.write') && (
                <Button
                  small
                  look="plain"
                  onPress={() => undo.mutate(entry.number)}
                  isPending={undo.isPending}
                >
                  Take it back
                </Button>
              )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** It came after the writers of an alert looked. */
function isNews({ alerts }: StoryLine, { number }: StoryEntry) {
  return alerts.some(({ number: issued, seen }) => issued > 0 && number > seen)
}
