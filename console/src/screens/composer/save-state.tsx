import { Button } from '../../parts/button.tsx'
import { fieldNames } from './field.ts'
import { inWords } from './in-words.ts'
import { useDraft } from './open-draft.tsx'

/** Whether what was typed is with the server, and where it is if it is not. */
export function SaveState() {
  const { saving, kept, keeps, refusal, store } = useDraft()
  const clashes = Object.keys(kept.clashes).length
  const says = {
    saved: clashes > 0 ? 'Two values to choose from' : 'Saved',
    typing: 'Saving …',
    saving: 'Saving …',
    kept: keeps ? 'Not sent yet, kept in this browser' : 'Not sent yet. Keep this page open.',
    refused: 'Not saved',
  }[saving]
  const unsaved = Object.entries(kept.unsaved)
  return (
    <>
      <span role="status" className={`save-state ${saving}${clashes > 0 ? ' clashing' : ''}`}>
        {says}
      </span>
      {saving === 'kept' && (
        <Button small onPress={() => store.retry()}>
          Try again
        </Button>
      )}
      {saving === 'refused' && (
        <div className="fault refused" role="alert">
          <p>{refusal} What you wrote is kept in this browser:</p>
          <dl>
            {unsaved.map(([field, one]) => (
              <div key={field}>
                <dt>{fieldNames[field as keyof typeof fieldNames]}</dt>
                <dd>{inWords(one?.value)}</dd>
              </div>
            ))}
          </dl>
          <Button small onPress={() => store.insist()}>
            Try again
          </Button>
        </div>
      )}
    </>
  )
}
