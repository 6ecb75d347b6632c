import type { DraftLine } from '../../../../src/desk/drafts/contract.ts'
import { useMay, useSession } from '../../app/session.tsx'
import { Go } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Ago } from '../../parts/when.tsx'
import { Panel } from '../situations/figures.tsx'
import { kindWords } from '../situations/words.ts'

/** Drafts that wait for a reviewer, for those who review; then one's own, then the others. */
export function Drafts({ drafts }: { drafts: DraftLine[] }) {
  const { email } = useSession()
  const mayReview = useMay('alerts.review')
  const review = drafts.filter(({ state }) => state === 'in-review')
  const writing = drafts.filter(({ state }) => state === 'draft')
  const mine = writing.filter(({ createdBy }) => createdBy === email)
  const others = writing.filter(({ createdBy }) => createdBy !== email)
  return (
    <>
      {review.length > 0 && (
        <Panel title={mayReview ? 'Waiting for your review' : 'In review'}>
          <Lines drafts={review} />
        </Panel>
      )}
      <Panel title="Drafts" actions={<Go to="/drafts">All drafts</Go>}>
        {writing.length === 0 ? (
          <p className="quiet">No draft is being written.</p>
        ) : (
          <Lines drafts={[...mine, ...others].slice(0, 10)} />
        )}
      </Panel>
    </>
  )
}

function Lines({ drafts }: { drafts: DraftLine[] }) {
  return (
    <ul className="lines">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <div className="line-head">
            <Level severity={draft.severity} />
            <Go to={`/drafts/${draft.id}`}>{draft.headline ?? 'Untitled'}</Go>
            {draft.exercise && <Exercise />}
            {draft.kind !== 'alert' && <span className="tag">{kindWords[draft.kind]}</span>}
          </div>
          <p className="line-facts">
            <span>by {draft.createdBy}</span>
            <span>
              changed <Ago at={draft.updatedAt} />
            </span>
            {draft.editors.length > 0 && <span>open now: {draft.editors.join(', ')}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
