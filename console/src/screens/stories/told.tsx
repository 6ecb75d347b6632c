import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'

/** Takes down what somebody phoned in: it is read and grouped like any report, for this organisation alone. */
export function Told() {
  const [open, setOpen] = useState(false)
  useShortcut({ keys: 't', says: 'Take down what somebody said', group: 'Inbox' }, () => setOpen(true))
  return (
    <>
      <Button small onPress={() => setOpen(true)}>
        Take down …
      </Button>
      {open && <TellDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function TellDialog({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [publisher, setPublisher] = useState('')
  const [tried, setTried] = useState(false)
  const send = useMutation({
    mutationFn: () =>
      api.post('/reports', {
        title: title.trim(),
        text: text.trim(),
        ...(publisher.trim() && { publisher: publisher.trim() }),
      }),
    onSuccess: () => {
      onClose()
      toast('Taken down; it is in the inbox within seconds.')
    },
    onError: toastFault,
  })
  const isMissing = title.trim() === ''
  const take = () => {
    setTried(true)
    if (!isMissing) send.mutate()
  }
  return (
    <Dialog title="What were you told?" isOpen onClose={onClose} stays={title !== '' || text !== ''}>
      <Field
        label="What happened, in one line"
        value={title}
        onChange={setTitle}
        autoFocus
        fault={tried && isMissing ? 'Write a line that says what happened.' : undefined}
      />
      <Field label="Their words" value={text} onChange={setText} rows={4} />
      <Field
        label="Who said it"
        value={publisher}
        onChange={setPublisher}
        hint="As much as others of your desk may know: our driver in the port."
      />
      <p className="actions">
        <Button look="main" onPress={take} isPending={send.isPending}>
          Take it down
        </Button>
        <Button onPress={onClose}>Leave it</Button>
      </p>
    </Dialog>
  )
}
