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
