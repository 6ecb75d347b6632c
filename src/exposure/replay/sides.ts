import { AlertContent } from '../../alerts/alert.ts'
import type { Tx } from '../../database/database.ts'
import { areaShape } from '../../geography/shapes.ts'
import { ExposureRules } from '../../people/rules.ts'
import { groundOf } from '../freeze.ts'
import type { Match } from '../match.ts'
import { audienceWindow } from '../window.ts'
import { areaUnder } from './under-rules.ts'

/** A past revision, with the rules of its organisation and those that are tried, as they are stored. */
export type Replayed = { rules: unknown; currentRules: unknown; content: unknown; issuedAt: Date }
export type Side = 'current' | 'proposed'

/**
 * The match of a past revision under the organisation's rules or the proposed ones, at the instant it was issued and with the
 * trips that are known today; or why its area cannot be drawn.
 */
export async function matchUnder(
  tx: Tx,
  organisation: string,
  { rules, currentRules, content: stored, issuedAt }: Replayed,
  side: Side,
): Promise<Match | { fault: string }> {
  const content = AlertContent.parse(stored)
  const current = ExposureRules.parse(currentRules)
  const { presence, radius } = side === 'current' ? current : ExposureRules.parse(rules)
  const area = areaUnder(content, current.radius, radius)
  const made = areaShape(area)
  if (!made.ok) return { fault: made.fault }
  const source = await groundOf(tx, organisation, { area })
  const window = audienceWindow(content, issuedAt, issuedAt)
  return { source, window, conditions: content.conditions, presence, past: true }
}
