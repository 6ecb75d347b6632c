import { useState } from 'react'
import type { CaseView, ClosingCode } from '../../../../src/desk/cases/contract.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { useCaseWork } from './work.ts'

const reasons: [ClosingCode, string][] = [
  ['safe', 'Safe'],
  ['evacuated', 'Evacuated'],
  ['medical-care', 'In medical care'],
  ['mistake', 'Recorded by mistake'],
  ['other', 'Something else'],
]
const follows: Record<ClosingCode, string> = {
  safe: 'The roll-call then shows them as safe.',
  evacuated: 'The roll-call then shows them as accounted for.',
  'medical-care': 'The roll-call then shows them as accounted for.',
  mistake: 'The roll-call keeps what it has; record there how they are.',
  other: 'The roll-call then shows them as accounted for. Say why below.',
}

/** Closes a case with its reason. */
export function CloseDialog({ of, onClose }: { of: CaseView; onClose: () => void }) {
  const [reason, setReason] = useState<ClosingCode>('safe')
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string>()
  const work = useCaseWork(of.id)
  const send = () => {
    if (reason === 'other' && words.trim().length < 3) return setFault('Say in a few words why it is closed.')
    const says = `The case of ${of.name} is closed.`
    const undo = () => work.mutateAsync({ act: 'reopen', says: 'The case is open again.' })
    work.mutate({ act: 'close', body: { reason, words: words || null }, says, undo }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`Close the case of ${of.name}`} isOpen onClose={onClose} stays={words !== ''}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Choice label="Why" value={reason} options={reasons} onChange={setReason} hint={follows[reason]} />
        <Field label="In words" value={words} onChange={setWords} rows={3} maxLength={1000} fault={fault} />
        <div className="actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="main" type="submit" isPending={work.isPending}>
            Close the case
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
