import './composer.css'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { DraftLine } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago } from '../../parts/when.tsx'
import { discard, restore } from './discard.ts'
import { LateReviews } from './late-reviews.tsx'

type Lines = { drafts: DraftLine[]; next: string | null }

/** What is being written, the latest change first; or what was put aside in the last thirty days. */
export default function DraftsPage() {
  const go = useGo()
  const aside = useWords().aside === 'yes'
  const drafts = useInfiniteQuery({
    queryKey: ['draft', aside ? 'aside' : 'open'],
    queryFn: ({ signal, pageParam }) =>
      api.get<Lines>(
        '/drafts',
        { after: pageParam, limit: 50, ...(aside ? { discarded: true } : {}) },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  useShortcut({ keys: 'n', says: 'Begin a draft', group: 'Drafts' }, () => go('/drafts/new'))
  return (
    <Page
      title={aside ? 'Drafts put aside' : 'Drafts'}
      above={aside ? <Go to="/drafts">Drafts</Go> : undefined}
      actions={
        <>
          {!aside && (
            <Go to="/drafts" words={{ aside: 'yes' }}>
              Put aside
            </Go>
          )}
          <Button look="main" onPress={() => go('/drafts/new')}>
            Begin a draft <kbd>n</kbd>
          </Button>
        </>
      }
    >
      {!aside && <LateReviews />}
      <Shown of={drafts}>
        {({ pages }) => {
          const lines = pages.flatMap((page) => page.drafts)
          if (lines.length === 0) return <Nothing aside={aside} />
          return (
            <ul className="draft-list">
              {lines.map((line) => (
                <li key={line.id}>
                  <Line line={line} aside={aside} />
                </li>
              ))}
            </ul>
          )
        }}
      </Shown>
      {drafts.hasNextPage && (
        <Button isPending={drafts.isFetchingNextPage} onPress={() => drafts.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Page>
  )
}

function Nothing({ aside }: { aside: boolean }) {
  if (aside) return <Empty title="Nothing was put aside">What is, can be brought back for thirty days.</Empty>
  return (
    <Empty title="Nothing is being written">
      <Go to="/drafts/new">Begin a draft</Go> from a text, a file, an address or an earlier alert.
    </Empty>
  )
}

function Line({ line, aside }: { line: DraftLine; aside: boolean }) {
  const client = useQueryClient()
  const { id, headline, kind, state, severity, exercise, updatedAt, createdBy, editors } = line
  const again = () => client.invalidateQueries({ queryKey: ['draft'] })
  const putAside = async () => {
    await discard(id)
    await again()
    toast('The draft is put aside.', { undo: async () => restore(id).then(again) })
  }
  const bringBack = async () => {
    await restore(id)
    await again()
    toast('The draft is back.')
  }
  const name = headline ?? 'Without a headline yet'
  return (
    <>
      <span className="draft-line-head">
        <Level severity={severity} /> {exercise && <Exercise />}{' '}
        {kind !== 'alert' && <span className="tag">{kind}</span>}{' '}
        {state === 'in-review' && <span className="tag">in review</span>}
      </span>
      {aside ? <span className="draft-line-name">{name}</span> : <DraftLink id={id} name={name} />}
      <span className="quiet small">
        {createdBy}, changed <Ago at={updatedAt} />
        {editors.length > 0 && <> · here now: {editors.join(', ')}</>}
      </span>
      <span className="draft-line-act">
        <Button
          small
          look="plain"
          aria-label={`${aside ? 'Bring back' : 'Put aside'}: ${name}`}
          onPress={() => (aside ? bringBack() : putAside()).catch(toastFault)}
        >
          {aside ? 'Bring back' : 'Put aside'}
        </Button>
      </span>
    </>
  )
}

function DraftLink({ id, name }: { id: string; name: string }) {
  return (
    <Go to={`/drafts/${id}`} className="draft-line-name">
      {name}
    </Go>
  )
}
