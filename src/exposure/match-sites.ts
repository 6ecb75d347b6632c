import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { rulesOf } from '../people/rules.ts'
import { alertsAtSite } from './alerts-at-site.ts'
import { countExposed } from './counts.ts'
import { type Responsible, writeResponsible } from './responsible.ts'

/** Sites matched in one transaction. */
const batch = 50
/** Alerts in force that one site can be in, far above what happens. */
const mostAlerts = 5_000

/**
 * Matches sites that are new, moved or in other hands with the alerts in force they touch, so that who is responsible for
 * them is told; null where none is noted. Answers how many people were found.
 */
export async function matchSites(tx: Tx, organisation: string, now: Date): Promise<number | null> {
  const { rows } = await sql<{ site: string }>`
    with due as materialized (
      select id from match_due where organisation = ${organisation} and site is not null
      order by at limit ${batch} for update skip locked)
    delete from match_due m using due where m.organisation = ${organisation} and m.id = due.id
    returning m.site`.execute(tx)
  if (rows.length === 0) return null
  const touched = new Map<string, number>()
  for (const site of new Set(rows.map((row) => row.site)))
    for (const alert of await alertsAtSite(tx, organisation, site, now, mostAlerts)) {
      await writeSite(tx, organisation, { site, ...alert, now })
      touched.set(alert.alert, alert.number)
    }
  if (touched.size === 0) return 0
  const { presence } = await rulesOf(tx, organisation)
  let found = 0
  for (const [alert, number] of touched)
    found += await tell(tx, organisation, { alert, number, now, foundBy: 'site', presence })
  return found
}

type Touching = { site: string; alert: string; number: number; distanceKm: number; now: Date }

async function writeSite(tx: Tx, organisation: string, { site, alert, number, distanceKm, now }: Touching) {
  await tx
    .insertInto('exposed_site')
    .values({ organisation, alert, number, site, distance_km: distanceKm, at: now })
    .onConflict((on) => on.doNothing())
    .execute()
}

async function tell(tx: Tx, organisation: string, writing: Responsible) {
  const { alert, number } = writing
  const responsible = await writeResponsible(tx, organisation, writing)
  if (responsible > 0) await countExposed(tx, organisation, { alert, number, responsible })
  await noteChange(tx, organisation, 'alert', alert)
  return responsible
}
