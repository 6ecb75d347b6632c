import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { areaShape } from '../geography/shapes.ts'
import { rulesOf } from '../people/rules.ts'
import { type Ground, type Receipt, ruleName } from './exposure.ts'
import { groundOf } from './freeze.ts'
import { answering } from './match.ts'
import { missesOf } from './misses.ts'
import { audienceWindow } from './window.ts'

/**
 * Whether a person would be exposed if an alert for this ground were issued now, with the reason either way. `fault` where
 * the area cannot be drawn.
 */
export async function wouldBeExposed(
  tx: Tx,
  organisation: string,
  ground: Ground,
  person: string,
  now: Date,
): Promise<Receipt | { fault: string }> {
  const made = areaShape(ground.area ?? [])
  if (!made.ok) return { fault: made.fault }
  const { presence } = await rulesOf(tx, organisation)
  const no = { exposed: false as const, rule: ruleName(presence), misses: [], conditions: [] }
  const row = await tx
    .selectFrom('person')
    .select('active')
    .where('organisation', '=', organisation)
    .where('id', '=', person)
    .executeTakeFirst()
  if (!row) return { ...no, because: 'unknown-person' }
  if (!row.active) return { ...no, because: 'inactive' }
  const window = audienceWindow(ground, now)
  const source = await groundOf(tx, organisation, ground)
  const { rows } = await sql<{ wanted: boolean; receipt: Receipt }>`
    with ${answering(organisation, { source, window, conditions: ground.conditions, presence, persons: [person] })}
    select wanted, receipt from answer`.execute(tx)
  const [answer] = rows
  if (answer && !answer.wanted) return { ...no, because: 'condition', conditions: answer.receipt.conditions }
  if (answer) return answer.receipt
  const misses = await missesOf(tx, organisation, person, { area: ground.area ?? [], window, presence })
  return { ...no, because: misses.length > 0 ? 'missed' : 'no-stay', misses }
}
