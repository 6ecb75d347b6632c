import { type FormEvent, type ReactNode, useState } from 'react'
import { setLookUpReason, useLookUpReason } from '../../app/reason.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'

/** Asks once a tab why names are looked up, before any is; then shows them, with the reason and a way to change it. */
export function WithReason({ what, children }: { what: string; children: ReactNode }) {
  const reason = useLookUpReason()
  const [words, setWords] = useState('')
  const give = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim()) setLookUpReason(words.trim())
  }
  if (!reason)
    return (
      <form onSubmit={give} className="reason">
        <Field
          label={`Why do you look up ${what}?`}
          hint="Your look-ups and this reason are kept in the audit log."
          value={words}
          onChange={setWords}
          maxLength={500}
        />
        <Button type="submit" isDisabled={!words.trim()}>
          Show names
        </Button>
      </form>
    )
  return (
    <>
      <p className="small quiet reason-given">
        Names are shown because: “{reason}”.{' '}
        <Button small look="plain" onPress={() => setLookUpReason(null)}>
          Hide names
        </Button>
      </p>
      {children}
    </>
  )
}
