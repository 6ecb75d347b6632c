import { sql } from 'kysely'
import type { Tx } from '../../database/database.ts'
import { alertLines } from './alert-lines.ts'
import { openCases } from './cases.ts'
import type { HomeView } from './contract.ts'
import { rollCallsWhere } from './roll-calls.ts'

/** Lines of each kind that fit on the first page. */
const shown = 20

/** What goes on now: alerts in force, the worst first; open roll-calls; open cases by age. */
export async function homeView(tx: Tx, organisation: string, now: Date): Promise<HomeView> {
  const inForce = await alertLines<{ situation: string; situationTitle: string }>(
    tx,
    sql`a.organisation = ${organisation} and a.state = 'issued'`,
    shown + 1,
    sql`, s.id as situation, s.title as "situationTitle"`,
  )
  const rollCalls = await rollCallsWhere(tx, organisation, sql`k.closed_at is null`, shown)
  const { rows } = await sql<{ open: number; anything: boolean }>`
    select (select count(*)::int from (
              select from situation s where s.organisation = ${organisation} and s.closed_at is null and exists (
                select from alert a where a.organisation = s.organisation and a.situation = s.id and a.number > 0)
              limit 1000) x) as open,
           exists (select from alert_revision where organisation = ${organisation}) as anything`.execute(tx)
  return {
    inForce: inForce.slice(0, shown),
    moreInForce: inForce.length > shown,
    rollCalls,
    cases: await openCases(tx, organisation, now),
    openSituations: rows[0]?.open ?? 0,
    anything: rows[0]?.anything ?? false,
  }
}
