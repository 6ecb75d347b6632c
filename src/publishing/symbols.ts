import { html } from 'hono/html'
import type { PlaceRole } from '../vocabulary/place-role.ts'
import type { Severity } from '../vocabulary/severity.ts'

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`
const triangle = (x: number, y: number, r: number) => `M${x} ${y - r}l${r} ${2 * r - 1}h-${2 * r}z`
const diamond = (x: number, y: number, r: number) => `M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`
const square = (x: number, y: number, r: number) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h-${2 * r}z`
const ring = (x: number, y: number, r: number) => `${circle(x, y, r)}${circle(x, y, r - 3)}`
const cross = (x: number, y: number, r: number) =>
  `M${x - 2} ${y - r}h4v${r - 2}h${r - 2}v4h-${r - 2}v${r - 2}h-4v-${r - 2}h-${r - 2}v-4h${r - 2}z`

/** The same shapes as beside the level's word: circle, triangle, diamond, square, and a ring where it is unrated. */
const ofSeverity = { Unknown: ring, Minor: circle, Moderate: triangle, Severe: diamond, Extreme: square }
const ofRole = { scene: circle, 'at-risk': triangle, speaker: square, origin: diamond, mentioned: cross }

/** A mark on the world map, 14 pixels wide. */
export function severityMark(severity: Severity, x: number, y: number) {
  return html`<path class="mark pin ${severity}" fill-rule="evenodd" d="${ofSeverity[severity](x, y, 7)}"/>`
}

/** A place on a locator map by what it has to do with the event. */
export function rolePin(role: PlaceRole, x: number, y: number) {
  return html`<path class="pin" d="${ofRole[role](x, y, 6)}"/>`
}
