import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { toastFault } from '../../parts/toasts.tsx'
import { AddSource } from './add-source.tsx'
import { AreaPane } from './area-pane.tsx'
import { fieldNames, goToField } from './field.ts'
import { Fields } from './fields.tsx'
import { HistoryDialog } from './history.tsx'
import { Holds } from './holds.tsx'
import { useDraft, useField, useOpenDraft } from './open-draft.tsx'
import { PreviewDialog } from './preview.tsx'
import { ReviewBar, Reviews } from './review-bar.tsx'
import { SaveState } from './save-state.tsx'
import { SourcePane } from './source-pane.tsx'
import { Suggestions } from './suggestions.tsx'

const kinds = {
  alert: 'Draft',
  update: 'Update',
  correction: 'Correction',
  cancel: 'Cancellation',
  'all-clear': 'All-clear',
}

/** Source | fields | area, reach and holds; one under the other where there is no room. */
export function Composer({ refetch }: { refetch: () => Promise<unknown> }) {
  const { draft, store } = useDraft()
  const [headline] = useField<string>('headline')
  const [pointed, point] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  /** Keys win over a pointer that happens to rest somewhere. */
  const choose = (id: string | null) => {
    point(null)
    setChosen(id)
  }
  const [open, setOpen] = useState<'preview' | 'history' | null>(null)
  const exercise = useMutation({
    mutationFn: async (on: boolean) => {
      await store.flush()
      return api.patch<{ draft: typeof draft }>(`/drafts/${draft.id}`, {
        base: store.snapshot().draft.version,
        changes: {},
        exercise: on,
      })
    },
    onSuccess: (answer) => store.receive(answer.draft),
    onError: toastFault,
  })
  useShortcut({ keys: 'p', says: 'Preview', group: 'Draft' }, () => setOpen('preview'))
  useShortcut({ keys: 'y', says: 'History', group: 'Draft' }, () => setOpen('history'))
  useShortcut({ keys: 'e', says: 'Go to the headline', group: 'Draft' }, () => goToField('headline'))
  useShortcut({ keys: 'm', says: 'Go to the area', group: 'Draft' }, () => goToField('area'))
  return (
    <Page
      wide
      title={headline || 'Without a headline yet'}
      above={<Above />}
      actions={
        <>
          <SaveState />
          <Button small onPress={() => setOpen('preview')}>
            Preview
          </Button>
          <Button small onPress={() => setOpen('history')}>
            History
          </Button>
          <ReviewBar refetch={refetch} />
        </>
      }
    >
      <Reviews />
      <div className="composer">
        <section className="composer-source" aria-label="Source and suggestions">
          <SourcePane active={pointed ?? chosen} onActive={point} onChoose={choose} />
          <AddSource />
          {draft.sources.length > 0 && (
            <Suggestions active={pointed} chosen={chosen} onActive={point} onChoose={choose} />
          )}
        </section>
        <section className="composer-fields" aria-label="Fields">
          <Fields onExercise={(on) => exercise.mutate(on)} />
        </section>
        <section className="composer-area" aria-label="Area, reach and holds">
          <AreaPane />
          <Holds />
        </section>
      </div>
      <Summary />
      {open === 'preview' && <PreviewDialog onClose={() => setOpen(null)} />}
      {open === 'history' && <HistoryDialog onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** What it is, of which situation, and who else is here. */
function Above() {
  const { draft } = useDraft()
  const { others } = useOpenDraft()
  const [severity] = useField<string>('severity')
  return (
    <>
      <Go to="/drafts">Drafts</Go> · {kinds[draft.kind]}
      {draft.before && <> of revision {draft.before.number}</>}
      {draft.follows.length > 0 && (
        <> · follows {draft.follows.map(({ headline }) => `“${headline}”`).join(', ')}</>
      )}{' '}
      {severity && <Level severity={severity} />} {draft.exercise && <Exercise />}{' '}
      {draft.state === 'in-review' && <span className="tag">in review</span>}{' '}
      {others.map(({ email, field }) => (
        <span key={email} className="here" title={email}>
          {email.split('@')[0]} {field ? `is in ${fieldNames[field]}` : 'is here'}
        </span>
      ))}
    </>
  )
}

/** On a narrow screen, where the area is far below the fields: how many hold it, and the way there. */
function Summary() {
  const { draft, kept } = useDraft()
  const holds = draft.holds.length + Object.keys(kept.clashes).length
  return (
    <div className="composer-summary">
      <button type="button" className="link" onClick={() => goToField('headline')}>
        Fields
      </button>
      <button type="button" className="link" onClick={() => goToField('area')}>
        Area
      </button>
      <button
        type="button"
        className="link"
        onClick={() => document.getElementById('holds')?.scrollIntoView()}
      >
        {holds === 0 ? 'Nothing holds it' : `${holds} hold it`}
      </button>
      <SaveWord />
    </div>
  )
}

function SaveWord() {
  const { saving } = useDraft()
  return (
    <span className={`save-state ${saving}`}>
      {{ saved: 'Saved', typing: '…', saving: '…', kept: 'Kept here', refused: 'Not saved' }[saving]}
    </span>
  )
}
