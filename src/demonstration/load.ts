import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Sending } from '../server/sending.ts'
import { demonstrationAlerts } from './alerts.ts'
import { calendar } from './calendar.ts'
import { foundDemonstration, noteFact, readFact } from './found.ts'
import { issueAll } from './issue-all.ts'
import { playRollCall } from './play-roll-call.ts'
import { workUntilDone } from './work.ts'

/** Of the tables' own kind: a number nobody else locks. */
const loading = 4100122

/**
 * Loads the demonstration organisation, once for each database, and tells its alerts to its own outbox. Each step looks
 * for what is there already, so a start after a kill goes on where the first one stopped, with the first one's dates.
 * Two servers that start at once load it once. Throws where an alert of it is held, which is a fault of its content.
 */
export async function loadDemonstration(
  db: Database,
  { owner, sending, now }: { owner: string; sending: Sending; now: Date },
): Promise<void> {
  if (await readFact(db, 'demonstration-loaded')) return
  await db.transaction().execute(async (lock) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(loading)})`.execute(lock)
    if (await readFact(lock, 'demonstration-loaded')) return
    const { organisation, started } = await foundDemonstration(db, owner, now)
    const days = calendar(started)
    const issued = await issueAll(db, organisation, { alerts: demonstrationAlerts(days), owner, sending })
    await playRollCall(db, organisation, { alert: issued.get('iraq-letter') ?? '', owner, days })
    await workUntilDone(db, organisation, sending, now)
    await noteFact(db, 'demonstration-loaded', now.toISOString())
  })
}
