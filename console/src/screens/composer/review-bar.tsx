import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useMay, useSession } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { useDraft } from './open-draft.tsx'
import { ReleaseDialog } from './release-dialog.tsx'

/** Hand it to review, judge it, release it: by what one may do and where it stands. */
export function ReviewBar({ refetch }: { refetch: () => unknown }) {
  const { draft, store } = useDraft()
  const { email } = useSession()
  const [mayReview, mayRelease] = [useMay('alerts.review'), useMay('alerts.release')]
  const [open, setOpen] = useState<'release' | 'back' | null>(null)
  const [busy, setBusy] = useState('')
  const inReview = draft.state === 'in-review'
  const ownJudgement = draft.reviews.findLast(
    (one) => one.reviewer === email && one.version === draft.version,
  )

  const act = async (name: string, path: string, body: object, said: string) => {
    setBusy(name)
    try {
      await store.flush()
      await api.post(`/drafts/${draft.id}/${path}`, { version: store.snapshot().draft.version, ...body })
      toast(said)
      await refetch()
    } catch (fault) {
      toastFault(fault)
    }
    setBusy('')
  }
  const submit = () => act('submit', 'submit', {}, 'Handed to review.')
  const approve = () => act('approve', 'review', { approved: true }, 'Approved.')
  useShortcut({ keys: 'mod+Enter', says: mayRelease ? 'Release' : 'Hand to review', group: 'Draft' }, () =>
    mayRelease ? setOpen('release') : submit(),
  )
  return (
    <div className="review-bar">
      {!inReview && (!mayRelease || draft.secondReviewer.needed) && (
        <Button small look={mayRelease ? 'usual' : 'main'} isPending={busy === 'submit'} onPress={submit}>
          Hand to review
        </Button>
      )}
      {inReview && mayReview && (
        <>
          <Button
            small
            isPending={busy === 'approve'}
            isDisabled={ownJudgement?.approved ?? false}
            onPress={approve}
          >
            {ownJudgement?.approved ? 'Approved by you' : 'Approve'}
          </Button>
          <Button small onPress={() => setOpen('back')}>
            Send back …
          </Button>
        </>
      )}
      {mayRelease && (
        <Button small look="main" onPress={() => setOpen('release')}>
          Release …
        </Button>
      )}
      {open === 'back' && (
        <SendBack
          onClose={() => setOpen(null)}
          onSend={(note) => {
            setOpen(null)
            void act('back', 'review', { approved: false, note }, 'Sent back.')
          }}
        />
      )}
      {open === 'release' && <ReleaseDialog onClose={() => setOpen(null)} />}
    </div>
  )
}

function SendBack({ onClose, onSend }: { onClose: () => void; onSend: (note: string) => void }) {
  const [note, setNote] = useState('')
  return (
    <Dialog title="Send back" isOpen onClose={onClose}>
      <Field
        label="What is to be changed"
        rows={4}
        autoFocus
        value={note}
        onChange={setNote}
        hint="Its author sees this above the draft."
      />
      <div className="actions">
        <Button onPress={onClose}>Not now</Button>
        <Button look="main" isDisabled={note.trim().length === 0} onPress={() => onSend(note.trim())}>
          Send back
        </Button>
      </div>
    </Dialog>
  )
}

/** What reviewers said of this version, and of the one before where it was sent back. */
export function Reviews() {
  const { draft } = useDraft()
  const shown = draft.reviews.filter(
    ({ version, approved }) => version === draft.version || (!approved && draft.state === 'draft'),
  )
  const { needed } = draft.secondReviewer
  if (shown.length === 0 && !needed && draft.state === 'draft') return null
  return (
    <section className="note reviews" aria-label="Review">
      {draft.state === 'in-review' && <p>In review. A change here needs a new approval.</p>}
      {needed && <p>Its reach needs a second person’s approval.</p>}
      {shown.map(({ reviewer, approved, note, version }) => (
        <p key={reviewer + version}>
          <b>{reviewer}</b> {approved ? 'approved this version' : `sent version ${version} back`}
          {note ? `: “${note}”` : '.'}
        </p>
      ))}
    </section>
  )
}
