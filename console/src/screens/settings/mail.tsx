import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { MailSetup, MailTest } from '../../../../src/desk/settings/contract.ts'
import { api } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Fault, Shown } from '../../parts/states.tsx'
import { SettingsPage } from './frame.tsx'

/** How mail leaves, and a test that sends one for real. */
export default function MailPage() {
  const setup = useQuery({
    queryKey: ['setting', 'mail'],
    queryFn: ({ signal }) => api.get<MailSetup>('/settings/mail', {}, signal),
  })
  return (
    <SettingsPage title="Mail">
      <Shown of={setup}>
        {(data) => (
          <>
            <Setup setup={data} />
            <Test setup={data} />
          </>
        )}
      </Shown>
    </SettingsPage>
  )
}

function Setup({ setup: { server, encrypted, from, outboxOnly, hints } }: { setup: MailSetup }) {
  const { organisation } = useSession()
  return (
    <section aria-labelledby="mail-setup">
      <h2 id="mail-setup">How mail leaves</h2>
      <dl className="facts">
        <dt>Mail server</dt>
        <dd>{server ?? 'none'}</dd>
        {server && (
          <>
            <dt>Connection</dt>
            <dd>
              {encrypted
                ? 'encrypted from the first byte'
                : 'encrypted where the server offers it (STARTTLS)'}
            </dd>
          </>
        )}
        <dt>Sender</dt>
        <dd>{from}</dd>
        <dt>Goes to</dt>
        <dd>
          {outboxOnly ? (
            <a href={`/outbox?organisation=${organisation.id}`}>the outbox on this server</a>
          ) : (
            'the recipients'
          )}
        </dd>
      </dl>
      {hints.map((hint) => (
        <p key={hint} className="note">
          {hint}
        </p>
      ))}
      <p className="quiet small">
        The mail server is set where Alarum is started: <code>SMTP_URL</code>, <code>ALARUM_MAIL_FROM</code>,{' '}
        <code>ALARUM_URL</code>. <code>npx alarum doctor</code> lists them.
      </p>
    </section>
  )
}

function Test({ setup }: { setup: MailSetup }) {
  const { email, organisation } = useSession()
  const [to, setTo] = useState(email)
  const test = useMutation({ mutationFn: () => api.post<MailTest>('/settings/mail/test', { to: to.trim() }) })
  const send = (event: FormEvent) => {
    event.preventDefault()
    test.mutate()
  }
  const fault = test.error instanceof ApiProblem ? test.error.of('to') : undefined
  return (
    <section aria-labelledby="mail-test" className="add">
      <h2 id="mail-test">Send a test message</h2>
      <form onSubmit={send}>
        <div className="row">
          <Field label="To" type="email" value={to} onChange={setTo} fault={fault} isRequired />
          <div className="act">
            <Button type="submit" look="main" isPending={test.isPending}>
              {setup.outboxOnly ? 'Put it into the outbox' : 'Send it now'}
            </Button>
          </div>
        </div>
      </form>
      {test.error && !fault && <Fault fault={test.error} />}
      <div role="status">{test.data && <Result result={test.data} organisation={organisation.id} />}</div>
    </section>
  )
}

const verdicts: Record<MailTest['outcome'], readonly [string, string]> = {
  'handed-over': ['✔ Handed over', 'good'],
  outbox: ['▣ In the outbox', 'wait'],
  refused: ['✘ Refused', 'bad'],
  unreachable: ['✘ Not reached', 'bad'],
  unknown: ['? Unclear', 'wait'],
}

function Result({
  result: { outcome, says, server },
  organisation,
}: {
  result: MailTest
  organisation: string
}) {
  const [word, look] = verdicts[outcome]
  return (
    <>
      <p>
        <span className={`verdict ${look}`}>{word}.</span> {says}{' '}
        {outcome === 'outbox' && <a href={`/outbox?organisation=${organisation}`}>Open the outbox</a>}
      </p>
      {server && (
        <p className="small">
          The server said: <code>{server}</code>
        </p>
      )}
    </>
  )
}
