import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../src/desk/cases/contract.ts'
import { api } from '../../api/client.ts'
import { useParam } from '../../app/routes.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../parts/button.tsx'
import { Choice, Field } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Shown } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useOpening } from '../roll-call/use-roll-call.ts'
import { messageStates } from '../situations/words.ts'
import '../situations/situations.css'
import './cases.css'
import { CaseClock } from './clock.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { NextAction } from './next-action.tsx'
import { CallScript } from './script.tsx'
import { useCaseWork } from './work.ts'

/** One case: who, what is known, what to do, and everything that was done. */
export default function CasePage() {
  const id = useParam('case')
  const opening = useOpening()
  const found = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.get<CaseView>(`/cases/${id}`, { opening }, signal),
    meta: { also: ['delivery'] },
  })
  return <Shown of={found}>{(data) => <Case of={data} />}</Shown>
}

function Case({ of }: { of: CaseView }) {
  const [closing, setClosing] = useState(false)
  const work = useCaseWork(of.id)
  const isOpen = of.closedAt === null
  const take = () => work.mutate({ act: 'take', says: `You own the case of ${of.name}.` })
  useShortcut({ keys: 't', says: 'Take this case', group: 'Case' }, take, isOpen)
  useShortcut({ keys: 'c', says: 'Close this case', group: 'Case' }, () => setClosing(true), isOpen)
  return (
    <Page
      title={of.name}
      above={<Go to="/cases">Cases</Go>}
      actions={
        isOpen ? (
          <>
            <Button look={of.owner ? 'usual' : 'main'} onPress={take} isPending={work.isPending}>
              Take
            </Button>
            <Button onPress={() => setClosing(true)}>Close …</Button>
          </>
        ) : (
          <Button onPress={() => work.mutate({ act: 'reopen', says: 'The case is open again.' })}>
            Open again
          </Button>
        )
      }
    >
      <p className="line-facts case-facts">
        <CaseClock of={of} />
        {of.exercise && <Exercise />}
        <Go to={`/situations/${of.situation}/roll-call`}>{of.title}</Go>
        <span>{of.owner ? `owned by ${of.owner}` : 'nobody owns it yet'}</span>
        {of.phone && <a href={`tel:${of.phone}`}>{of.phone}</a>}
        {of.email && <a href={`mailto:${of.email}`}>{of.email}</a>}
      </p>
      {of.note && <blockquote className="case-note">{of.note}</blockquote>}
      {of.closingReason && (
        <p className="note">
          Closed by {of.closedBy}: {of.closingReason}
        </p>
      )}
      <Told of={of} />
      <div className="case-columns">
        <div>
          <NextAction of={of} />
          <Log of={of} />
        </div>
        <div>
          {isOpen && <HandOver of={of} />}
          <CallScript script={of.script} />
        </div>
      </div>
      {closing && <CloseDialog of={of} onClose={() => setClosing(false)} />}
    </Page>
  )
}

function Told({ of }: { of: CaseView }) {
  const nobody = of.told.length === 0
  return (
    <section>
      <h2>Who was told</h2>
      {of.told.some(({ why }) => why === 'nobody-on-duty') && (
        <p className="fault" role="alert">
          <strong>Nobody was on duty</strong>, so every duty contact was told.{' '}
          <Go to="/duty">See the rota.</Go>
        </p>
      )}
      {nobody && (
        <p className="quiet">Nobody yet: messages are being written, or there is no duty contact.</p>
      )}
      <ul className="told">
        {of.told.map((one) => (
          <li key={`${one.step} ${one.email}`}>
            Step {one.step}: <strong>{one.name}</strong>,{' '}
            {(messageStates.find(([state]) => state === one.state)?.[1] ?? 'Waiting').toLowerCase()}
            {one.at && (
              <>
                {' '}
                <When at={one.at} />
              </>
            )}
          </li>
        ))}
      </ul>
      {!of.acknowledgedAt && of.nextStepAt && !of.closedAt && (
        <p className="small quiet">
          Unless somebody takes it, the next is told at <When at={of.nextStepAt} />.
        </p>
      )}
    </section>
  )
}

function Log({ of }: { of: CaseView }) {
  const [text, setText] = useState('')
  const field = useRef<HTMLDivElement>(null)
  const work = useCaseWork(of.id)
  useShortcut({ keys: 'n', says: 'Write into the log', group: 'Case' }, () =>
    field.current?.querySelector('textarea')?.focus(),
  )
  const add = () =>
    work.mutate({ act: 'entries', body: { text }, says: 'Noted.' }, { onSuccess: () => setText('') })
  return (
    <section>
      <h2>Log</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) add()
        }}
      >
        <div ref={field}>
          <Field label="What happened" value={text} onChange={setText} rows={2} maxLength={4000} />
        </div>
        <Button type="submit" isPending={work.isPending}>
          Add
        </Button>
      </form>
      <ol className="case-log" reversed>
        {of.log.toReversed().map((entry) => (
          <li key={entry.number}>
            <p>{entry.text}</p>
            <p className="small quiet">
              <When at={entry.at} /> by {entry.by === 'traveller' ? of.name : entry.by}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function HandOver({ of }: { of: CaseView }) {
  const [to, setTo] = useState('')
  const work = useCaseWork(of.id)
  const options = of.members.map(({ email, name }) => [email, name] as const)
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (to)
          work.mutate({ act: 'hand', body: { to }, says: `Handed to ${to}.` }, { onSuccess: () => setTo('') })
      }}
    >
      <Choice label="Hand over to" value={to} none="Choose …" options={options} onChange={setTo} />
      <Button type="submit" isDisabled={!to} isPending={work.isPending}>
        Hand over
      </Button>
    </form>
  )
}
