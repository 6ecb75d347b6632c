import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { DraftView } from '../../../../src/desk/drafts/contract.ts'
import type { AlertView, Ending } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { saysOf } from '../../api/problem.ts'
import { useMay } from '../../app/session.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { people } from '../situations/words.ts'

type Open = 'write' | 'all-clear' | 'cancel' | null

/** What can be done with an alert, each in two keystrokes: write on (u, Enter), all-clear (a, Enter), cancel (c, …). */
export function Actions({ view }: { view: AlertView }) {
  const [open, setOpen] = useState<Open>(null)
  const mayWrite = useMay('drafts.write')
  const mayRelease = useMay('alerts.release')
  const mayEnd = mayRelease && (view.state === 'issued' || view.state === 'expired')
  useShortcut(
    { keys: 'u', says: 'Update, correct or follow up', group: 'Alert' },
    () => setOpen('write'),
    mayWrite,
  )
  useShortcut({ keys: 'a', says: 'Give the all-clear', group: 'Alert' }, () => setOpen('all-clear'), mayEnd)
  useShortcut({ keys: 'c', says: 'Cancel the alert', group: 'Alert' }, () => setOpen('cancel'), mayEnd)
  return (
    <>
      {mayWrite && (
        <Button look="main" onPress={() => setOpen('write')}>
          Update …
        </Button>
      )}
      {mayEnd && (
        <>
          <Button onPress={() => setOpen('all-clear')}>All-clear …</Button>
          <Button look="danger" onPress={() => setOpen('cancel')}>
            Cancel …
          </Button>
        </>
      )}
      {open === 'write' && <WriteOn view={view} onClose={() => setOpen(null)} />}
      {(open === 'all-clear' || open === 'cancel') && (
        <End view={view} how={open} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

const ways = [
  ['update', 'Update', 'The next revision: the news of it goes to everybody it concerns.'],
  ['correction', 'Correction', 'A revision that says that something in it was wrong.'],
  ['follow-up', 'Follow-up', 'A new alert of a new development, in the same situation.'],
  ['copy', 'Copy', 'A new alert that begins with these words and stands by itself.'],
] as const

/** Begins a draft; what was written of a next revision already is opened instead. */
function WriteOn({ view, onClose }: { view: AlertView; onClose: () => void }) {
  const go = useGo()
  const begin = useMutation({
    mutationFn: (as: (typeof ways)[number][0]) =>
      api.post<DraftView>('/drafts', { from: 'alert', alert: view.id, as }),
    onSuccess: ({ id }) => go(`/drafts/${id}`),
    onError: toastFault,
  })
  const cancelled = view.state === 'cancelled'
  const offered = ways.filter(([as]) => !cancelled || as === 'follow-up' || as === 'copy')
  return (
    <Dialog title="Write on" isOpen onClose={onClose}>
      {view.draft && <p>A next revision is being written already; an update opens that draft.</p>}
      <ul className="ways">
        {offered.map(([as, label, says], index) => (
          <li key={as}>
            <Button
              autoFocus={index === 0}
              look={index === 0 ? 'main' : 'usual'}
              isPending={begin.isPending && begin.variables === as}
              onPress={() => (view.draft && as === 'update' ? go(`/drafts/${view.id}`) : begin.mutate(as))}
            >
              {label}
            </Button>
            <span className="hint">{says}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const endings = {
  'all-clear': {
    title: 'Give the all-clear',
    note: 'The danger has passed.',
    label: 'What recipients read as the reason',
    act: 'Send the all-clear',
    done: 'The all-clear is on its way.',
  },
  cancel: {
    title: 'Cancel the alert',
    note: '',
    label: 'Why it is withdrawn; recipients read it',
    act: 'Cancel and tell them',
    done: 'The alert is cancelled, and they are told.',
  },
}

/** Ends an alert. It is sent to people, so it says to how many before it asks. */
function End({ view, how, onClose }: { view: AlertView; how: 'all-clear' | 'cancel'; onClose: () => void }) {
  const client = useQueryClient()
  const words = endings[how]
  const [note, setNote] = useState(words.note)
  const [missing, setMissing] = useState(false)
  const told = useQuery({
    queryKey: ['alert', view.id, 'ending'],
    queryFn: ({ signal }) => api.get<Ending>(`/alerts/${view.id}/ending`, {}, signal),
  })
  const end = useMutation({
    mutationFn: () => api.post(`/alerts/${view.id}/${how}`, { note: note.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['alert'] })
      onClose()
      toast(words.done)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!note.trim()) return setMissing(true)
    if (!end.isPending) end.mutate()
  }
  const fault =
    missing && !note.trim() ? 'Say why in a few words.' : end.error ? saysOf(end.error) : undefined
  return (
    <Dialog title={words.title} isOpen onClose={onClose}>
      <form onSubmit={submit}>
        <p className="ending">
          <strong>{view.content.headline}</strong>
        </p>
        <Field
          label={words.label}
          value={note}
          onChange={setNote}
          onFocus={(event) => (event.target as HTMLInputElement).select()}
          autoFocus
          maxLength={2000}
          fault={fault}
        />
        <Told ending={told.data} fault={told.error} exercise={view.exercise} />
        <div className="actions">
          <Button onPress={onClose}>Back</Button>
          <Button type="submit" look={how === 'cancel' ? 'danger' : 'main'} isPending={end.isPending}>
            {words.act}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Told({
  ending,
  fault,
  exercise,
}: {
  ending: Ending | undefined
  fault: unknown
  exercise: boolean
}) {
  if (fault) return <p className="field-fault">{saysOf(fault)}</p>
  if (!ending) return <p className="quiet">Counting who will be told …</p>
  const { people: count, unaddressed, isPublic } = ending
  return (
    <p>
      Told to <strong>{people(count)}</strong>: everybody an earlier message went to
      {unaddressed > 0 && `; ${unaddressed} of them without a mail address`}.
      {isPublic && ' The public page and the feeds say so too.'}
      {exercise && ' It is an exercise, and marked so.'}
    </p>
  )
}
