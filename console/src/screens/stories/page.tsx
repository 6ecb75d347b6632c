import { useState } from 'react'
import type { StoriesPage as Stories, StoryLine } from '../../../../src/desk/stories/contract.ts'
import { useWords } from '../../app/routes.tsx'
import { useSession } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { Ago } from '../../parts/when.tsx'
import { usePages } from '../situations/more.ts'
import '../situations/situations.css'
import './stories.css'
import { DisposeDialog } from './dispose.tsx'
import { PlayingLine } from './playing.tsx'
import { Told } from './told.tsx'
import { useDraftFrom, useTriage } from './use-story.ts'
import { dispositionWords, whereText } from './words.ts'

const states = [
  ['waiting', 'Waiting'],
  ['followed', 'Followed'],
  ['muted', 'Muted'],
  ['decided', 'Decided'],
] as const

/** The inbox: what happened, the most important first, with everything said about it in one place. */
export default function StoriesPage() {
  const { state = 'waiting', order = 'important' } = useWords()
  const { permissions } = useSession()
  const other = order === 'important' ? 'newest' : 'important'
  return (
    <Page
      title="Inbox"
      actions={
        <nav aria-label="Which stories" className="actions">
          {states.map(([one, label]) => (
            <Go
              key={one}
              to="/stories"
              words={{ state: one, order }}
              className={`button small ${state === one ? 'chosen' : ''}`}
            >
              {label}
            </Go>
          ))}
          <Go to="/stories" words={{ state, order: other }} className="button small">
            {order === 'important' ? 'Newest first' : 'Most important first'}
          </Go>
          {permissions.includes('drafts.write') && <Told />}
        </nav>
      }
    >
      <PlayingLine />
      <List key={`${state} ${order}`} state={state} order={order} />
    </Page>
  )
}

function List({ state, order }: { state: string; order: string }) {
  const pages = usePages<Stories>(['story', 'list', state, order], '/stories', { state, order, limit: 50 })
  const lines = pages.data?.pages.flatMap(({ stories }) => stories) ?? []
  const [at, setAt] = useState<string | null>(null)
  const [disposing, setDisposing] = useState<StoryLine | null>(null)
  const place = Math.max(
    0,
    lines.findIndex(({ id }) => id === at),
  )
  const current = lines[place]
  useInboxKeys(lines, place, setAt, setDisposing)
  return (
    <Shown of={pages}>
      {() =>
        lines.length === 0 ? (
          <Nothing state={state} />
        ) : (
          <>
            <ul className="lines stories">
              {lines.map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  isCurrent={line.id === current?.id}
                  onDispose={setDisposing}
                />
              ))}
            </ul>
            {pages.hasNextPage && (
              <Button onPress={() => pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
                Show more
              </Button>
            )}
            {disposing && <DisposeDialog story={disposing} onClose={() => setDisposing(null)} />}
          </>
        )
      }
    </Shown>
  )
}

/** Next, open, follow, mute, draft, dispose: a shift goes through its inbox without a mouse. */
function useInboxKeys(
  lines: StoryLine[],
  place: number,
  setAt: (id: string | null) => void,
  dispose: (story: StoryLine) => void,
) {
  const go = useGo()
  const { permissions } = useSession()
  const may = permissions.includes('drafts.write')
  const turn = useTriage()
  const draft = useDraftFrom()
  const current = lines[place]
  const group = 'Inbox'
  const move = (by: number) => {
    const next = lines[Math.min(Math.max(place + by, 0), lines.length - 1)]
    setAt(next?.id ?? null)
    document.getElementById(`story-${next?.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  /** Goes on to the one after: what was decided leaves the list. */
  const decide = (decision: { followed?: boolean; muted?: boolean }, says: string) => {
    if (!current) return
    if (decision.muted) setAt(lines[place + 1]?.id ?? lines[place - 1]?.id ?? null)
    turn.mutate({ story: current, decision, says })
  }
  useShortcut({ keys: 'j', says: 'Next story', group }, () => move(1))
  useShortcut({ keys: 'k', says: 'Story before', group }, () => move(-1))
  useShortcut({ keys: 'Enter', says: 'Open it', group }, () => current && go(`/stories/${current.id}`))
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
    () => current && draft.mutate(current.id),
    may,
  )
  useShortcut({ keys: 'x', says: 'Dispose of it', group }, () => current && dispose(current), may)
}

type LineProps = { line: StoryLine; isCurrent: boolean; onDispose: (story: StoryLine) => void }

function Line({ line, isCurrent, onDispose }: LineProps) {
  const { permissions } = useSession()
  const { triage } = line
  return (
    <li id={`story-${line.id}`} className={isCurrent ? 'current' : ''} aria-current={isCurrent}>
      <div className="line-head">
        <Level severity={line.severity} />
        <Go to={`/stories/${line.id}`}>{line.title}</Go>
        {line.isOver && <span className="tag">Over</span>}
        {triage.followed && <span className="tag">Followed</span>}
        {triage.disposition && <span className="tag">{dispositionWords[triage.disposition]}</span>}
        {permissions.includes('drafts.write') && (
          <Button small look="plain" onPress={() => onDispose(line)} aria-label={`Dispose of: ${line.title}`}>
            Dispose
          </Button>
        )}
      </div>
      <p className="line-facts">
        <span
          title={line.importanceWhy
            .map(({ says, points }) => `${points > 0 ? '+' : ''}${points} ${says}`)
            .join('\n')}
        >
          importance {Math.round(line.importance)}
        </span>
        {whereText(line) && <span>{whereText(line)}</span>}
        {line.category && <span>{line.category}</span>}
        <span>
          {line.reports === 1 ? '1 report' : `${line.reports} reports`} from{' '}
          {line.families.length === 1 ? '1 publisher' : `${line.families.length} publishers`}
        </span>
        {line.conflicts.length > 0 && <span className="conflict">conflict</span>}
        <span>
          changed <Ago at={line.changedAt} />
        </span>
      </p>
      {isCurrent && <p className="small quiet">{line.importanceWhy.map(({ says }) => says).join(' · ')}</p>}
    </li>
  )
}

function Nothing({ state }: { state: string }) {
  if (state !== 'waiting')
    return (
      <Empty title="No story is like this">
        <Go to="/stories">See what waits.</Go>
      </Empty>
    )
  return (
    <Empty title="Nothing waits">
      Stories come from the sources that are switched on. <Go to="/sources">Choose sources.</Go>
    </Empty>
  )
}
