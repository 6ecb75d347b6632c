import { useState } from 'react'
import type { Line } from '../../../../src/desk/roll-call/contract.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { useRecord } from './use-roll-call.ts'
import { reporters } from './words.ts'

type Status = 'safe' | 'need-help' | 'accounted-for'
type Props = { situation: string; lines: Line[]; first: Status; onClose: () => void; onDone: () => void }

/** What one or several people answered by phone, or how they were found. */
export function RecordDialog({ situation, lines, first, onClose, onDone }: Props) {
  const [status, setStatus] = useState<Status>(first)
  const [reporter, setReporter] = useState<(typeof reporters)[number][0]>(
    first === 'accounted-for' ? 'operator' : 'self',
  )
  const [note, setNote] = useState('')
  const record = useRecord(situation)
  const names = lines.slice(0, 4).map(({ name }) => name)
  const more = lines.length - names.length
  const send = () =>
    record.mutate(
      { status, reporter, note: note || null, people: lines.map(({ person }) => person) },
      { onSuccess: onDone },
    )
  return (
    <Dialog title="Record an answer" isOpen onClose={onClose} stays={note !== ''}>
      <p>
        For <strong>{names.join(', ')}</strong>
        {more > 0 && ` and ${more} more`}
        {lines[0] && lines.length === 1 && lines[0].phone && (
          <>
            {' '}
            <a href={`tel:${lines[0].phone}`}>{lines[0].phone}</a>
          </>
        )}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Choice
          label="How they are"
          value={status}
          options={[
            ['safe', '✓ Safe'],
            ['need-help', '■ Need help'],
            ['accounted-for', '✓ Accounted for'],
          ]}
          onChange={setStatus}
          hint={status === 'need-help' ? 'Opens a case and rings whoever is on duty.' : undefined}
        />
        <Choice label="Who said so" value={reporter} options={reporters} onChange={setReporter} />
        <Field
          label="Note"
          value={note}
          onChange={setNote}
          rows={3}
          maxLength={1000}
          hint={status === 'accounted-for' ? 'By whom or how, such as “by the hotel”.' : 'If you wish.'}
        />
        <div className="actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" type="submit" isPending={record.isPending}>
            Record
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
