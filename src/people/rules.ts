import { z } from 'zod'
import type { Tx } from '../database/database.ts'
import { RadiusTable } from '../vocabulary/radius.ts'
import { PresenceRules } from './presence-rules.ts'

/** What decides who is exposed beside the alert itself: an organisation's own, or what somebody thinks of making them. */
export const ExposureRules = z.object({ presence: PresenceRules, radius: RadiusTable })
export type ExposureRules = z.infer<typeof ExposureRules>

/** The rules of an organisation; the usual ones where nobody changed them. */
export async function rulesOf(tx: Tx, organisation: string): Promise<ExposureRules> {
  const row = await tx
    .selectFrom('organisation_setting')
    .select(['presence_rules as presence', 'radius_rules as radius'])
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  return ExposureRules.parse(row ?? { presence: {}, radius: {} })
}

/** Writes an organisation's rules; answers what they were. */
export async function changeRules(
  tx: Tx,
  organisation: string,
  rules: ExposureRules,
): Promise<ExposureRules> {
  const before = await rulesOf(tx, organisation)
  await tx
    .updateTable('organisation_setting')
    .set({ presence_rules: JSON.stringify(rules.presence), radius_rules: JSON.stringify(rules.radius) })
    .where('organisation', '=', organisation)
    .execute()
  return before
}
