import './composer.css'
import { useQuery } from '@tanstack/react-query'
import type { DraftLine } from '../../../../src/desk/drafts/contract.ts'
import { api } from '../../api/client.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go, useGo } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { Ago } from '../../parts/when.tsx'

/** What is being written, the latest change first. */
export default function DraftsPage() {
  const go = useGo()
  const drafts = useQuery({
    queryKey: ['draft'],
    queryFn: ({ signal }) => api.get<{ drafts: DraftLine[] }>('/drafts', {}, signal),
  })
  useShortcut({ keys: 'n', says: 'Begin a draft', group: 'Drafts' }, () => go('/drafts/new'))
  return (
    <Page
      title="Drafts"
      actions={
        <Button look="main" onPress={() => go('/drafts/new')}>
          Begin a draft <kbd>n</kbd>
        </Button>
      }
    >
      <Shown of={drafts}>
        {({ drafts: lines }) =>
          lines.length === 0 ? (
            <Empty title="Nothing is being written">
              <Go to="/drafts/new">Begin a draft</Go> from a text, a file, an address or an earlier alert.
            </Empty>
          ) : (
            <ul className="draft-list">
              {lines.map((line) => (
                <li key={line.id}>
                  <Line line={line} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  )
}

function Line({ line }: { line: DraftLine }) {
  const { id, headline, kind, state, severity, exercise, updatedAt, createdBy, editors } = line
  return (
    <>
      <span className="draft-line-head">
        <Level severity={severity} /> {exercise && <Exercise />}{' '}
        {kind !== 'alert' && <span className="tag">{kind}</span>}{' '}
        {state === 'in-review' && <span className="tag">in review</span>}
      </span>
      <Go to={`/drafts/${id}`} className="draft-line-name">
        {headline ?? 'Without a headline yet'}
      </Go>
      <span className="quiet small">
        {createdBy}, changed <Ago at={updatedAt} />
        {editors.length > 0 && <> · here now: {editors.join(', ')}</>}
      </span>
    </>
  )
}
