import { useEffect, useState } from 'react'
import type { AlertContent } from '../../../../src/alerts/alert.ts'
import type { Released } from '../../../../src/desk/drafts/contract.ts'
import type { Area } from '../../../../src/geography/area.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Fault } from '../../parts/states.tsx'
import { toast } from '../../parts/toasts.tsx'
import { fieldOf, goToField } from './field.ts'
import { useDraft, useField, useListField } from './open-draft.tsx'
import { useQuestion } from './use-question.ts'
import { useReach } from './use-reach.ts'
import { responseModes, sharings } from './words.ts'

/** The one thing that asks before it acts: what goes out, to how many, how, and that it cannot be taken back. */
export function ReleaseDialog({ onClose }: { onClose: () => void }) {
  const { draft, store, saving } = useDraft()
  const { organisation } = useSession()
  const go = useGo()
  const [headline] = useField<string>('headline')
  const [severity] = useField<string>('severity')
  const [sharing] = useField<string>('sharing')
  const [response] = useField<AlertContent['response']>('response')
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => void store.flush(), [store])

  const holds = holdsAt(draft, fault)
  const alone = draft.secondReviewer.needed && draft.secondReviewer.mayReleaseAlone
  const others = holds.filter(({ code }) => !(alone && aloneCodes.includes(code)))
  const changes = draft.kind === 'update' || draft.kind === 'correction'
  const reasonMissing =
    alone && holds.some(({ code }) => aloneCodes.includes(code)) && reason.trim().length < 3
  const release = async () => {
    setBusy(true)
    setFault(null)
    try {
      await store.flush()
      const { slug, number } = await api.post<Released>(`/drafts/${draft.id}/release`, {
        version: store.snapshot().draft.version,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      })
      toast(number === 1 ? 'Released.' : `Revision ${number} is released.`)
      await go(`/alerts/${slug}`)
    } catch (problem) {
      setFault(problem)
      setBusy(false)
    }
  }
  const clashes = Object.keys(store.snapshot().kept.clashes).length
  return (
    <Dialog title={changes ? `Release this ${draft.kind}?` : 'Release this alert?'} isOpen onClose={onClose}>
      <div className="release">
        <p className="release-head">
          {severity && <Level severity={severity} />} {draft.exercise && <Exercise />}
        </p>
        <p className="release-headline">{headline ?? 'Without a headline'}</p>
        <dl>
          <Audience />
          <Row name="Shared">{sharings.find(([one]) => one === (sharing ?? 'AMBER'))?.[1]}</Row>
          <Row name="Asks for">{responseModes.find(([one]) => one === (response?.mode ?? 'none'))?.[1]}</Row>
          <Row name="Sent by">
            mail{organisation.demonstration ? '; into the outbox, since this is the demonstration' : ''}
          </Row>
          <Row name="Exercise">{draft.exercise ? 'yes: every message says so' : 'no: this is real'}</Row>
        </dl>
        {others.length > 0 && (
          <div className="fault" role="alert">
            <p>
              <strong>This keeps it from going out:</strong>
            </p>
            <ul>
              {others.map(({ code, message, field }) => (
                <li key={code + message}>
                  <HoldLink says={message} path={field} onClose={onClose} />
                </li>
              ))}
            </ul>
          </div>
        )}
        {alone && (
          <Field
            label="Why it cannot wait for a second person"
            rows={2}
            value={reason}
            onChange={setReason}
            hint="An immediate danger to life may be released by one person. The second is told at once and reviews afterwards."
          />
        )}
        {changes && <Field label="What changed, for readers" rows={2} value={note} onChange={setNote} />}
        {fault !== null && holdsOf(fault) === null && <Fault fault={fault} />}
        <div className="actions">
          <Button onPress={onClose}>Not yet</Button>
          <Button
            look="main"
            autoFocus
            isPending={busy}
            isDisabled={
              others.length > 0 || clashes > 0 || reasonMissing || saving === 'kept' || saving === 'refused'
            }
            onPress={release}
          >
            {draft.exercise ? 'Release the exercise' : 'Release now'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** Holds that one approver may set aside with a reason. */
const aloneCodes = ['awaiting-second-reviewer', 'release-reason-needed']

type Hold = { code: string; message: string; field?: string | undefined }

/** Those of the last attempt, else those of the draft as it stands. */
function holdsAt(draft: { holds: Hold[] }, fault: unknown): Hold[] {
  return holdsOf(fault) ?? draft.holds
}

function holdsOf(fault: unknown): Hold[] | null {
  return fault instanceof ApiProblem ? (fault.body?.holds ?? null) : null
}

function HoldLink({ says, path, onClose }: { says: string; path: string | undefined; onClose: () => void }) {
  const field = fieldOf(path)
  if (!field) return <>{says}</>
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        onClose()
        // After the dialog has given the focus back.
        setTimeout(() => goToField(field), 50)
      }}
    >
      {says}
    </button>
  )
}

function Audience() {
  const [area] = useListField<Area[number]>('area')
  const { reach, isCounting } = useReach(useQuestion(area))
  const people = reach ? reach.certain + reach.possible : null
  return (
    <Row name="Reaches">
      {area.length === 0 ? (
        'nobody: it has no area'
      ) : people === null ? (
        'counting …'
      ) : (
        <span aria-busy={isCounting}>
          <b>{people.toLocaleString('en')}</b> {people === 1 ? 'person' : 'people'} ({reach?.certain} certain,{' '}
          {reach?.possible} possible), {reach?.sites} {reach?.sites === 1 ? 'site' : 'sites'}
          {reach && reach.leftOut > 0 ? `; ${reach.leftOut} left out by a condition` : ''}
        </span>
      )}
    </Row>
  )
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
