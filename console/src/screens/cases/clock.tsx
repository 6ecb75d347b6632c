import type { CaseLine } from '../../../../src/desk/cases/contract.ts'
import { spanText, useNow } from '../../parts/when.tsx'

type Timed = Pick<CaseLine, 'openedAt' | 'acknowledgeBy' | 'acknowledgedAt' | 'closedAt' | 'nextDue'>

/** How a case stands against its clocks: by word and shape, and by colour beside them. */
export function clockOf(one: Timed, now: Date): { look: string; mark: string; says: string } {
  const until = (at: string) => (Date.parse(at) - now.getTime()) / 1000
  if (one.closedAt) return { look: 'done', mark: '✓', says: 'Closed' }
  if (!one.acknowledgedAt) {
    const left = one.acknowledgeBy ? until(one.acknowledgeBy) : 0
    return left > 0
      ? { look: 'soon', mark: '▲', says: `Take within ${precise(left)}` }
      : { look: 'late', mark: '■', says: `Overdue by ${precise(-left)}` }
  }
  if (one.nextDue) {
    const left = until(one.nextDue)
    return left > 0
      ? { look: 'calm', mark: '●', says: `Next in ${spanText(left)}` }
      : { look: 'late', mark: '■', says: `Next overdue by ${spanText(-left)}` }
  }
  return { look: 'calm', mark: '●', says: `Open for ${spanText(-until(one.openedAt))}` }
}

function precise(seconds: number) {
  if (seconds >= 3600) return spanText(seconds)
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}

/** The clock of a case; it ticks. */
export function CaseClock({ of }: { of: Timed }) {
  const now = useNow(true)
  const { look, mark, says } = clockOf(of, now)
  return (
    <span className={`case-clock ${look}`}>
      <i aria-hidden="true">{mark}</i> {says}
    </span>
  )
}
