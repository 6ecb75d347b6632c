import { html } from 'hono/html'
import { type Severity, severityLevel } from '../vocabulary/severity.ts'

/** Severity by word, shape and colour together. */
export function level(severity: Severity) {
  const { word, shape } = severityLevel[severity]
  return html`<span class="level ${severity}"><i aria-hidden="true">${shape}</i>${word}</span>`
}

/** What became of an alert that is no longer plainly in force. */
export const stateWords: Record<string, string> = {
  cancelled: 'Cancelled',
  'all-clear': 'All clear',
  expired: 'Expired',
  superseded: 'Superseded',
}

/** The state that readers are told: what has run out is expired, also before a worker has noted it. */
export function stateAt({ state, expires }: { state: string; expires: string | Date }, now: Date): string {
  return state === 'issued' && new Date(expires) <= now ? 'expired' : state
}

/** What a past state means for the reader. */
export const stateMeaning: Record<string, string> = {
  cancelled: 'This alert was withdrawn. It no longer applies.',
  'all-clear': 'The danger has passed.',
  expired: 'The time this alert was issued for is over. Conditions may have changed since.',
  superseded: 'A later alert stands in its place.',
}
