import type { PersonPage } from '../../../../src/desk/people/contract.ts'
import { Go } from '../../parts/go.tsx'
import { Exercise } from '../../parts/level.tsx'
import { Empty } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'

const changes: Record<PersonPage['told'][number]['change'], string> = {
  new: 'Stood in the area of',
  still: 'Still stood in the area of',
  gone: 'Left the area of',
  told: 'Was told of the end of',
  responsible: 'Was told, for a site, of',
}
const states: Record<string, string> = {
  'handed-over': 'handed to the mail server',
  delivered: 'delivered',
  bounced: 'came back',
  refused: 'was refused',
  failed: 'failed',
  unknown: 'may or may not have gone',
  unaddressed: 'had no address to go to',
  suppressed: 'was not sent',
  pending: 'is waiting',
  leased: 'is waiting',
  sending: 'is on its way',
  retrying: 'is tried again',
}
const statuses: Record<string, string> = {
  safe: 'safe',
  'need-help': 'needs help',
  acknowledged: 'read it',
  'accounted-for': 'accounted for',
}

type Event = { id: string; at: string; says: React.ReactNode; more?: React.ReactNode }

/** What happened between the desk and a person, the latest first. */
export function History({ page }: { page: PersonPage }) {
  const events = eventsOf(page).sort((a, b) => b.at.localeCompare(a.at))
  if (events.length === 0) return <Empty title="Nothing happened yet">No alert has told them anything.</Empty>
  return (
    <ol className="history">
      {events.map(({ id, at, says, more }) => (
        <li key={id}>
          <span className="small quiet">
            <When at={at} />
          </span>
          <div>{says}</div>
          {more && <div className="quiet">{more}</div>}
        </li>
      ))}
    </ol>
  )
}

function eventsOf({ told, messages, replies, cases }: PersonPage): Event[] {
  const headline = new Map(told.map(({ alert, headline: words, slug }) => [alert, { words, slug }]))
  const named = (alert: string) => {
    const known = headline.get(alert)
    return known ? <Go to={`/alerts/${known.slug}`}>{known.words}</Go> : 'an alert'
  }
  return [
    ...told.map((one) => ({
      id: `told ${one.alert}`,
      at: one.at,
      says: (
        <>
          {changes[one.change]} {named(one.alert)} {one.exercise && <Exercise />}
        </>
      ),
      more: one.why.split('\n').map((line) => <div key={line}>{line}</div>),
    })),
    ...messages.map((one) => ({
      id: one.id,
      at: one.at,
      says: (
        <>
          {one.channel === 'email' ? 'Mail' : one.channel} about {one.alert ? named(one.alert) : 'a case'}{' '}
          {states[one.state] ?? one.state}
        </>
      ),
      more: one.fault ?? undefined,
    })),
    ...replies.map((one) => ({
      id: one.id,
      at: one.at,
      says: (
        <>
          <strong>{statuses[one.status] ?? one.status}</strong>
          {one.reporter === 'self' ? '' : `, said by ${one.reporter.replace('-', ' ')}`}
          {one.reportedBy ? `, recorded by ${one.reportedBy}` : ''}
        </>
      ),
      more: one.note ?? undefined,
    })),
    ...cases.flatMap((one) => [
      {
        id: `opened ${one.id}`,
        at: one.openedAt,
        says: (
          <>
            <Go to={`/cases/${one.id}`}>A case was opened</Go>
            {one.owner ? `; ${one.owner} has it` : '; nobody had it yet'}
          </>
        ),
      },
      ...(one.closedAt
        ? [
            {
              id: `closed ${one.id}`,
              at: one.closedAt,
              says: 'The case was closed',
              more: one.closingReason ?? undefined,
            },
          ]
        : []),
    ]),
  ]
}
