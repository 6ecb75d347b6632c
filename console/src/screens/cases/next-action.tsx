import { useState } from 'react'
import type { CaseView } from '../../../../src/desk/cases/contract.ts'
import { Button } from '../../parts/button.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { When } from '../../parts/when.tsx'
import { useCaseWork } from './work.ts'

const spans = [
  ['15', 'in 15 minutes'],
  ['30', 'in 30 minutes'],
  ['60', 'in an hour'],
  ['240', 'in 4 hours'],
  ['720', 'in 12 hours'],
  ['', 'no time'],
] as const
type Span = (typeof spans)[number][0]

/** What is to be done next, and by when. */
export function NextAction({ of }: { of: CaseView }) {
  const [action, setAction] = useState('')
  const [span, setSpan] = useState<Span>('30')
  const work = useCaseWork(of.id)
  const plan = () => {
    const due = span ? new Date(Date.now() + Number(span) * 60_000).toISOString() : null
    work.mutate(
      { act: 'next-action', body: { action, due }, says: 'The next action is set.' },
      { onSuccess: () => setAction('') },
    )
  }
  const isDone = () =>
    work.mutate({ act: 'next-action', body: { action: null }, says: 'Done; nothing is planned next.' })
  return (
    <section>
      <h2>Next</h2>
      {of.nextAction ? (
        <p className="note">
          <strong>{of.nextAction}</strong>
          {of.nextDue && (
            <>
              {' '}
              by <When at={of.nextDue} />
            </>
          )}{' '}
          <Button small onPress={isDone}>
            Done
          </Button>
        </p>
      ) : (
        <p className="quiet">Nothing is planned.</p>
      )}
      {!of.closedAt && (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault()
            if (action.trim()) plan()
          }}
        >
          <Field label="What is to be done" value={action} onChange={setAction} maxLength={1000} />
          <Choice label="By when" value={span} options={spans} onChange={setSpan} />
          <Button type="submit" isPending={work.isPending}>
            Set
          </Button>
        </form>
      )}
    </section>
  )
}
