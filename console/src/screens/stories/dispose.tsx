import { useState } from 'react'
import type { StoryLine } from '../../../../src/desk/stories/contract.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { useTriage } from './use-story.ts'
import { dispositionWords } from './words.ts'

type Disposition = keyof typeof dispositionWords
const options = Object.entries(dispositionWords) as [Disposition, string][]

/** What a story came to for this organisation, with the reason: it leaves the inbox. */
export function DisposeDialog({ story, onClose }: { story: StoryLine; onClose: () => void }) {
  const [what, setWhat] = useState<Disposition>(story.triage.disposition ?? 'no-impact')
  const [reason, setReason] = useState(story.triage.reason ?? '')
  const [tried, setTried] = useState(false)
  const turn = useTriage()
  const isMissing = reason.trim() === ''
  const send = () => {
    setTried(true)
    if (isMissing) return
    turn.mutate(
      {
        story,
        decision: { disposition: { what, reason: reason.trim() } },
        says: `${dispositionWords[what]}: ${story.title}`.slice(0, 120),
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog title="What did it come to?" isOpen onClose={onClose}>
      <p>{story.title}</p>
      <Choice label="Disposition" value={what} options={options} onChange={setWhat} />
      <Field
        label="Reason"
        value={reason}
        onChange={setReason}
        rows={2}
        autoFocus
        fault={tried && isMissing ? 'Say why in a few words.' : undefined}
      />
      <p className="actions">
        <Button look="main" onPress={send} isPending={turn.isPending}>
          Decide
        </Button>
        <Button onPress={onClose}>Leave it</Button>
      </p>
    </Dialog>
  )
}
