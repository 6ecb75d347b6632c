import type { Reach } from '../../../../src/desk/drafts/contract.ts'
import { Fault } from '../../parts/states.tsx'

type Props = {
  reach: Reach | undefined
  details: Reach | undefined
  isCounting: boolean
  fault: unknown
  retry: () => unknown
  hasArea: boolean
}

/** How many stand in the area, how sure that is, and what some kilometres more would change. */
export function ReachShown({ reach, details, isCounting, fault, retry, hasArea }: Props) {
  if (!hasArea) return null
  if (fault && !reach) return <Fault fault={fault} retry={retry} />
  if (!reach)
    return (
      <p className="quiet" role="status">
        Counting …
      </p>
    )
  if (reach.fault)
    return (
      <p className="field-fault" role="alert">
        {reach.fault.message}
        {reach.fault.at &&
          ` It is marked on the map, at ${reach.fault.at[1].toFixed(3)}, ${reach.fault.at[0].toFixed(3)}.`}
      </p>
    )
  return (
    <div className={`reach${isCounting ? ' counting' : ''}`} aria-busy={isCounting}>
      <p className="reach-counts" aria-live="polite">
        <span>
          <b data-count="certain">{reach.certain.toLocaleString('en')}</b> certain
        </span>
        <span>
          <b data-count="possible">{reach.possible.toLocaleString('en')}</b> possible
        </span>
        <span>
          <b data-count="sites">{reach.sites.toLocaleString('en')}</b> {reach.sites === 1 ? 'site' : 'sites'}
        </span>
      </p>
      {reach.leftOut > 0 && (
        <p className="left-out">
          <strong>{reach.leftOut.toLocaleString('en')} left out</strong> by a condition that narrows who is
          told.
        </p>
      )}
      {details && <Details of={details} />}
    </div>
  )
}

function Details({ of }: { of: Reach }) {
  return (
    <>
      {of.sensitivity.length > 0 && (
        <ul className="sensitivity" aria-label="What a wider area would change">
          {of.sensitivity.map(({ km, more }) => (
            <li key={km}>
              {Math.abs(km)} km {km < 0 ? 'less' : 'more'}:{' '}
              <b>{more > 0 ? `+${more}` : more < 0 ? `−${-more}` : 'nobody'}</b>
              {more === 1 || more === -1 ? ' person' : more === 0 ? ' more' : ' people'}
            </li>
          ))}
        </ul>
      )}
      {of.sample.length > 0 && (
        <details className="reach-sample">
          <summary>Some of them, and why</summary>
          <ul>
            {of.sample.map(({ person, name, confidence, why }, i) => (
              <li key={person ?? i}>
                <b>{name ?? 'Somebody'}</b> <span className="tag">{confidence}</span> {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
