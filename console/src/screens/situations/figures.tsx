import type { ReactNode } from 'react'
import type { RollCallSummary } from '../../../../src/desk/situations/contract.ts'
import { Go } from '../../parts/go.tsx'
import './situations.css'
import { messageStates, statuses } from './words.ts'

type Words = Record<string, string | number | undefined>

/** A number that opens the rows behind it. */
export function Figure(props: { n: number | null; label: string; to: string; words?: Words; look?: string }) {
  const { n, label, to, words, look = '' } = props
  return (
    <Go to={to} className={`count ${look}`} {...(words ? { words } : {})}>
      <b>{n === null ? '–' : n.toLocaleString('en')}</b>
      {label}
    </Go>
  )
}

/** How a roll-call stands: a bar, and every number in words beside it. */
export function RollCallBar({ roll, to }: { roll: RollCallSummary; to: string }) {
  const shown = statuses.filter(([status]) => (roll.counts[status] ?? 0) > 0)
  return (
    <div className="standing">
      <Bar parts={shown.map(([status]) => [status, roll.counts[status] ?? 0])} />
      <ul className="legend">
        {shown.map(([status, label, mark]) => (
          <li key={status} className={`of-${status}`}>
            <Go to={to} words={{ status }}>
              <i aria-hidden="true">{mark}</i>
              <b>{roll.counts[status]}</b> {label}
            </Go>
          </li>
        ))}
        {shown.length === 0 && <li>Nobody is on it yet.</li>}
      </ul>
    </div>
  )
}

/** How far messages are: a bar, and every number in words, each opening its rows. */
export function MessageBar({
  progress,
  to,
  number,
}: {
  progress: Record<string, number>
  to: string
  number?: number
}) {
  const shown = messageStates.filter(([state]) => (progress[state] ?? 0) > 0)
  return (
    <div className="standing">
      <Bar parts={shown.map(([state, , look]) => [look, progress[state] ?? 0])} />
      <ul className="legend">
        {shown.map(([state, label, look]) => (
          <li key={state} className={`of-${look}`}>
            <Go to={to} words={{ tab: 'messages', state, number }}>
              <b>{progress[state]?.toLocaleString('en')}</b> {label}
            </Go>
          </li>
        ))}
        {shown.length === 0 && <li>No message is written yet.</li>}
      </ul>
    </div>
  )
}

function Bar({ parts }: { parts: (readonly [string, number])[] }) {
  const sums = new Map<string, number>()
  for (const [look, n] of parts) sums.set(look, (sums.get(look) ?? 0) + n)
  return (
    <div className="bar" aria-hidden="true">
      {[...sums].map(([look, n]) => (
        <span key={look} className={`of-${look}`} style={{ flexGrow: n }} />
      ))}
    </div>
  )
}

/** A part of a screen with a heading of its own. */
export function Panel(props: { title: string; id?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" id={props.id}>
      <div className="panel-head">
        <h2>{props.title}</h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  )
}
