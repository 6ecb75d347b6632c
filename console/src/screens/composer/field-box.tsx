import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { agoText, useNow } from '../../parts/when.tsx'
import { type DraftField, fieldId, fieldNames } from './field.ts'
import { inWords } from './in-words.ts'
import { useDraft, useFaults, useOpenDraft } from './open-draft.tsx'

type Props = {
  field: DraftField
  children: ReactNode
  /** At the end of its heading: a length, a button. */
  beside?: ReactNode
  /** The heading is the label of the one control inside. */
  labels?: string
  hint?: ReactNode
}

/** A field with its name, who else is in it, what is wrong with it, and both values where two people wrote at once. */
export function FieldBox({ field, children, beside, labels, hint }: Props) {
  const { enter, others } = useOpenDraft()
  const { kept, draft } = useDraft()
  const faults = useFaults(field)
  const here = others.filter((one) => one.field === field)
  const held = draft.holds.some((hold) => hold.field?.split('.')[0] === field)
  const name = fieldNames[field]
  // One control is named by its label; several make a group with the field’s name.
  const Box = labels ? 'div' : 'fieldset'
  return (
    <Box
      id={fieldId(field)}
      className={`draft-field${held ? ' held' : ''}`}
      {...(labels ? {} : { 'aria-label': name })}
      onFocus={() => enter(field)}
      onBlur={() => enter(null)}
    >
      <div className="draft-field-head">
        {labels ? <label htmlFor={labels}>{name}</label> : <span className="draft-field-name">{name}</span>}
        {here.map(({ email }) => (
          <span key={email} className="here" title={`${email} is in this field`}>
            {email.split('@')[0]} is here
          </span>
        ))}
        {beside && <span className="draft-field-beside">{beside}</span>}
      </div>
      {kept.clashes[field] && <ClashBox field={field} />}
      {children}
      {hint && <span className="hint">{hint}</span>}
      {faults.map(({ path, message }) => (
        <p key={path + message} className="field-fault">
          {message}
        </p>
      ))}
    </Box>
  )
}

/** Two people wrote this at once: both values, and the choice. The field below holds ours and can be edited first. */
function ClashBox({ field }: { field: DraftField }) {
  const { store, kept, draft } = useDraft()
  const clash = kept.clashes[field]
  const now = useNow()
  if (!clash) return null
  const mark = draft.marks[field]
  return (
    <div className="clash" role="alert">
      <p>
        <strong>{clash.by} wrote this at the same time</strong>
        {mark ? `, ${agoText(new Date(mark.at), now)}` : ''}. Yours stands below and is kept; theirs is:
      </p>
      <blockquote>{inWords(clash.theirs)}</blockquote>
      <div className="actions">
        <Button small onPress={() => store.settle(field, 'mine')}>
          Keep mine
        </Button>
        <Button small onPress={() => store.settle(field, 'theirs')}>
          Take theirs
        </Button>
        <Button
          small
          look="plain"
          onPress={() =>
            document.querySelector<HTMLElement>(`#${fieldId(field)} :is(input,textarea,select)`)?.focus()
          }
        >
          Edit mine first
        </Button>
      </div>
    </div>
  )
}
