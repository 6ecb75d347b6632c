import { useCallback, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../app/routes.tsx'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import '../situations/situations.css'
import './stories.css'
import { Filters, type SetFilter } from './filters.tsx'
import { StoryList } from './list.tsx'
import { StoriesOnMap } from './on-map.tsx'
import { PlayingLine } from './playing.tsx'
import { Told } from './told.tsx'
import { type Filter, filterOf, useInbox } from './use-inbox.ts'
import { Views } from './views.tsx'

const states = [
  ['waiting', 'Waiting'],
  ['followed', 'Followed'],
  ['muted', 'Muted'],
  ['decided', 'Decided'],
] as const

/** The inbox: what happened, the most important first, with everything said about it in one place; a map beside it. */
export default function StoriesPage() {
  const words = useWords()
  const filter = filterOf(words)
  const go = useGo()
  const may = useMay('drafts.write')
  const isWide = useIsWide()
  const [open, setOpen] = useState(isNarrowed(filter))
  const show = (next: Filter) =>
    go('/stories', { words: { ...next, ...(words.map && { map: words.map }) }, replace: true })
  const set: SetFilter = (change) => show(given({ ...filter, ...change }))
  const { state = 'waiting', order = 'important' } = filter
  const withMap = words.map ? words.map === 'on' : isWide
  const other = order === 'important' ? 'newest' : 'important'
  return (
    <Page
      title="Inbox"
      wide
      actions={
        <nav aria-label="Which stories" className="actions">
          {states.map(([one, label]) => (
            <Go
              key={one}
              to="/stories"
              words={{ ...words, state: one }}
              className={`button small ${state === one ? 'chosen' : ''}`}
            >
              {label}
            </Go>
          ))}
          <Go to="/stories" words={{ ...words, order: other }} className="button small">
            {order === 'important' ? 'Newest first' : 'Most important first'}
          </Go>
          <Button
            small
            aria-pressed={withMap}
            onPress={() =>
              go('/stories', { words: { ...words, map: withMap ? 'off' : 'on' }, replace: true })
            }
          >
            Map
          </Button>
          <Go to="/latency" className="button small">
            How fast
          </Go>
          {may && <Told />}
        </nav>
      }
    >
      <PlayingLine />
      <span className="inbox-head-turn">
        <Button small aria-expanded={open} onPress={() => setOpen(!open)}>
          Filter
        </Button>
      </span>
      <div className={open ? 'inbox-head open' : 'inbox-head'}>
        <Filters filter={filter} set={set} />
        <Views filter={filter} show={show} />
      </div>
      <Inbox filter={filter} set={set} withMap={withMap} />
    </Page>
  )
}

type InboxProps = { filter: Filter; set: SetFilter; withMap: boolean }

function Inbox({ filter, set, withMap }: InboxProps) {
  const { pages, lines } = useInbox(filter)
  const [at, setAt] = useState<string | null>(null)
  const { fetchNextPage } = pages
  const more = useCallback(() => fetchNextPage(), [fetchNextPage])
  const go = useGo()
  const current = lines.find(({ id }) => id === at) ?? lines[0]
  // A press marks what the list has, and opens what it has not loaded yet.
  const pick = (id: string) => (lines.some((line) => line.id === id) ? setAt(id) : go(`/stories/${id}`))
  return (
    <div className={withMap ? 'inbox with-map' : 'inbox'}>
      <div>
        <Shown of={pages}>
          {() =>
            lines.length === 0 ? (
              <Nothing filter={filter} />
            ) : (
              <StoryList
                lines={lines}
                current={current?.id ?? null}
                onCurrent={setAt}
                hasMore={pages.hasNextPage}
                isFetching={pages.isFetchingNextPage}
                more={more}
              />
            )
          }
        </Shown>
      </div>
      {withMap && <StoriesOnMap filter={filter} set={set} current={current?.id ?? null} onPick={pick} />}
    </div>
  )
}

function Nothing({ filter }: { filter: Filter }) {
  if ((filter.state ?? 'waiting') !== 'waiting' || isNarrowed(filter))
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

/** What is narrowed is shown to be, where filters are folded away. */
function isNarrowed({ state: _s, order: _o, ...narrowed }: Filter) {
  return Object.keys(narrowed).length > 0
}

function given(filter: Record<string, string | undefined>): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

const wide = matchMedia('(min-width: 72rem)')

/** Whether there is room for a map beside the list. */
function useIsWide() {
  return useSyncExternalStore(
    (then) => {
      wide.addEventListener('change', then)
      return () => wide.removeEventListener('change', then)
    },
    () => wide.matches,
  )
}
