import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { changeRules, type ExposureRules } from '../people/rules.ts'

/**
 * Makes rules the organisation's own and notes every alert in force to be matched again by them: whoever they add is told.
 * Whom they would leave out stays told. Answers the rules before.
 */
export async function adoptRules(
  tx: Tx,
  organisation: string,
  rules: ExposureRules,
  now: Date,
): Promise<ExposureRules> {
  const before = await changeRules(tx, organisation, rules)
  await sql`
    insert into match_due (organisation, id, alert, number, at)
    select a.organisation, gen_random_uuid(), a.id, a.number, ${now} from alert a
    where a.organisation = ${organisation} and a.state = 'issued'
      and exists (select from area_cell c where c.organisation = a.organisation and c.alert = a.id and c.number = a.number
                  and c.in_force and c.ends > ${now})`.execute(tx)
  return before
}
