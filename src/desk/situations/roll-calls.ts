import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { countStatuses } from '../../replies/roll-call.ts'
import type { RollCallSummary } from './contract.ts'

type Head = Omit<RollCallSummary, 'counts' | 'total'>

/**
 * Roll-calls that `where` says with how many stand where; `k` is the roll-call, `s` its situation. A situation's people
 * are counted once, whatever it asks of them, so of two modes the safety check is shown.
 */
export async function rollCallsWhere(
  tx: Tx,
  organisation: string,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<RollCallSummary[]> {
  const { rows } = await sql<Head>`
    select * from (
      select distinct on (k.situation) k.situation, s.title, k.alert, k.mode, a.exercise, k.opened_at as "openedAt",
             k.deadline, k.closed_at as "closedAt", k.closed_by as "closedBy"
      from roll_call k
      join situation s on s.organisation = k.organisation and s.id = k.situation
      join alert a on a.organisation = k.organisation and a.id = k.alert
      where k.organisation = ${organisation} and ${where}
      order by k.situation, k.mode = 'safety-check' desc) x
    order by "openedAt" desc limit ${limit}`.execute(tx)
  const summaries: RollCallSummary[] = []
  for (const head of rows) {
    const counts = await countStatuses(tx, organisation, head.situation)
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
    summaries.push({ ...JSON.parse(JSON.stringify(head)), counts, total })
  }
  return summaries
}
