import type { ReactNode } from 'react'
import type { HealthReport } from '../../../../src/desk/settings/contract.ts'
import { useSession } from '../../app/session.tsx'
import { useHealth } from '../../app/told-banner.tsx'
import { Go } from '../../parts/go.tsx'
import { Shown } from '../../parts/states.tsx'
import { Ago, spanText, useNow } from '../../parts/when.tsx'
import { SettingsPage } from './frame.tsx'

/** Whether everybody was told who should have been, and what that rests on. */
export default function HealthPage() {
  const health = useHealth()
  return (
    <SettingsPage title="Health">
      <Shown of={health}>{(report) => <Findings report={report} />}</Shown>
    </SettingsPage>
  )
}

function Findings({ report }: { report: HealthReport }) {
  const { told, waiting, audit, database, mail, version } = report
  const { organisation } = useSession()
  const now = useNow()
  const late = waiting ? (now.getTime() - Date.parse(waiting.since)) / 1000 : 0
  const unsealedFor = audit.oldest ? (now.getTime() - Date.parse(audit.oldest)) / 1000 : 0
  return (
    <>
      <Finding what="Told" look={told.state === 'told' ? 'good' : 'bad'}>
        <Told told={told} />
      </Finding>
      <Finding what="Messages" look={late < 120 ? 'good' : 'bad'}>
        {waiting ? (
          <>
            The longest waiting message is due for {spanText(late)}
            {waiting.retrying ? ' and is being tried again' : ''}.
          </>
        ) : (
          'No message waits beyond its time.'
        )}
      </Finding>
      <Finding what="Mail" look={mail.outboxOnly ? 'wait' : 'good'}>
        {mail.outboxOnly ? (
          <>
            Mail is kept in the <a href={`/outbox?organisation=${organisation.id}`}>outbox</a>; nothing is
            sent.
          </>
        ) : (
          <>Mail goes out by {mail.server}.</>
        )}
      </Finding>
      <Finding what="Audit log" look={unsealedFor < 60 ? 'good' : 'bad'}>
        {audit.unsealed === 0
          ? 'Every entry is sealed.'
          : `${audit.unsealed.toLocaleString('en')} entries wait for their seal, the oldest for ${spanText(unsealedFor)}.`}
      </Finding>
      <Finding what="Database" look="good">
        PostgreSQL {database.version}, migrated to {database.migration.replace('.sql', '')}.
      </Finding>
      <Finding what="Alarum" look="good">
        Version {version}, Apache-2.0. The same numbers are at <a href="/metrics">/metrics</a> for a monitor
        to watch.
      </Finding>
    </>
  )
}

const verdicts = { good: '✔ Good', bad: '✘ Look at this', wait: '▣ Kept here' }

function Finding({
  what,
  look,
  children,
}: {
  what: string
  look: keyof typeof verdicts
  children: ReactNode
}) {
  return (
    <div className="finding">
      <p>
        <strong>{what}</strong>
      </p>
      <p>
        <span className={`verdict ${look}`}>{verdicts[look]}</span> <br />
        {children}
      </p>
    </div>
  )
}

function Told({ told }: { told: HealthReport['told'] }) {
  if (told.state === 'nobody-looks')
    return (
      <>
        Nobody looks whether everybody was told: the worker {told.checkedAt ? 'stopped' : 'has not run yet'}
        {told.checkedAt && (
          <>
            {' '}
            <Ago at={told.checkedAt} />
          </>
        )}
        . Messages are not going out. Start the server again, and read its log.
      </>
    )
  if (told.state === 'untold')
    return (
      <>
        {told.people === 1 ? 'One person' : `${told.people.toLocaleString('en')} people`} should have been
        told and were not, since {told.since && <Ago at={told.since} />}.{' '}
        {told.alert && <Go to={`/alerts/${told.alert.slug}`}>Open the alert</Go>}
      </>
    )
  return (
    <>
      Everybody in the audience of an alert has a message. Last looked{' '}
      {told.checkedAt && <Ago at={told.checkedAt} />}.
    </>
  )
}
