import type { CSSProperties } from 'react'
import type { StayLine } from '../../../../src/desk/people/contract.ts'
import { confidenceWords, stayWords, whyWords } from './words.ts'

const dayMs = 86_400_000
/** Days before and after now that the strip shows. */
const shown = { before: 14, after: 42 }

/** Where somebody is over eight weeks and how surely, a row a stay: full for known, striped for likely, outlined for unsure, paler as it fades. */
export function PresenceStrip({ stays, now }: { stays: StayLine[]; now: Date }) {
  const from = now.getTime() - shown.before * dayMs
  const to = now.getTime() + shown.after * dayMs
  const at = (time: number) => `${(100 * (Math.min(to, Math.max(from, time)) - from)) / (to - from)}%`
  const rows = stays
    .map((stay) => ({
      stay,
      spans: stay.presence.filter(
        (span) =>
          new Date(span.from).getTime() < to && (span.to === null || new Date(span.to).getTime() > from),
      ),
    }))
    .filter(({ spans }) => spans.length > 0)
  if (rows.length === 0) return null
  return (
    <div className="presence">
      <div className="presence-scale" aria-hidden="true">
        {weeks(from, to).map((time) => (
          <span key={time} style={{ insetInlineStart: at(time) }}>
            {new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })}
          </span>
        ))}
      </div>
      <ul>
        {rows.map(({ stay, spans }) => (
          <li key={stay.id}>
            <span className="presence-label">
              {stay.label} <span className="vh">{stayWords[stay.kind]}</span>
            </span>
            <span className="presence-track">
              {spans.map((span) => {
                const [start, end] = [
                  new Date(span.from).getTime(),
                  span.to ? new Date(span.to).getTime() : to,
                ]
                const says = `${confidenceWords[span.confidence]}, ${sureWords(span.sure)}: ${whyWords[span.why]}`
                return (
                  <span
                    key={span.from}
                    className={`presence-span ${span.confidence}`}
                    style={
                      {
                        insetInlineStart: at(start),
                        width: `calc(${at(end)} - ${at(start)})`,
                        '--first': span.sure[0],
                        '--last': span.sure[1],
                      } as CSSProperties
                    }
                    title={says}
                  >
                    <span className="vh">
                      {span.from.slice(0, 10)} to {span.to?.slice(0, 10) ?? 'no end'}, {says}.{' '}
                    </span>
                  </span>
                )
              })}
              <span className="presence-now" style={{ insetInlineStart: at(now.getTime()) }} />
            </span>
          </li>
        ))}
      </ul>
      <p className="presence-legend small quiet">
        <span className="presence-span sure" aria-hidden="true" /> known{' '}
        <span className="presence-span likely" aria-hidden="true" /> likely{' '}
        <span className="presence-span unsure" aria-hidden="true" /> unsure; the line is now
      </p>
    </div>
  )
}

/** `100 % to 50 %`, as it fades. */
function sureWords([first, last]: StayLine['presence'][number]['sure']): string {
  const percent = (sure: number) => `${Math.round(sure * 100)} %`
  return first === last ? percent(first) : `${percent(first)} to ${percent(last)}`
}

function weeks(from: number, to: number): number[] {
  const first = Math.ceil(from / (7 * dayMs)) * 7 * dayMs
  return Array.from({ length: Math.floor((to - first) / (14 * dayMs)) + 1 }, (_, i) => first + i * 14 * dayMs)
}
