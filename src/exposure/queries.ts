import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Change, Confidence, Receipt } from './exposure.ts'

export { exposedCounts } from './counts.ts'

/** One person of a revision's audience. */
export type ExposedLine = {
  person: string
  name: string
  change: Change
  confidence: Confidence
  receipt: Receipt
  foundBy: 'issue' | 'catch-up' | 'stay' | 'site'
}

/**
 * The audience of an alert's latest revision (or of `number`), up to `limit` people after the person that ended the last
 * page, by their ids: a key that no late find moves.
 */
export async function listExposed(
  tx: Tx,
  organisation: string,
  alert: string,
  { after, limit, number }: { after?: string; limit: number; number?: number },
): Promise<ExposedLine[]> {
  const { rows } = await sql<ExposedLine>`
    select e.person, p.name, e.change, e.confidence, e.receipt, e.found_by as "foundBy"
    from exposed e join person p on p.organisation = e.organisation and p.id = e.person
    where e.organisation = ${organisation} and e.alert = ${alert} and e.number = ${numberOf(organisation, alert, number)}
      and (${after ?? null}::uuid is null or e.person > ${after ?? null}::uuid)
    order by e.person limit ${limit}`.execute(tx)
  return rows
}

export type ExposedSite = { site: string; name: string; distanceKm: number; headcount: number | null }

/** The sites that the latest revision of an alert (or `number`) touches, the nearest first. */
export async function exposedSites(
  tx: Tx,
  organisation: string,
  alert: string,
  number?: number,
): Promise<ExposedSite[]> {
  const { rows } = await sql<ExposedSite>`
    select s.id as site, s.name, e.distance_km as "distanceKm", s.headcount
    from exposed_site e join site s on s.organisation = e.organisation and s.id = e.site
    where e.organisation = ${organisation} and e.alert = ${alert} and e.number = ${numberOf(organisation, alert, number)}
    order by e.distance_km, s.name`.execute(tx)
  return rows
}

function numberOf(organisation: string, alert: string, number: number | undefined) {
  if (number !== undefined) return sql`${number}::int`
  return sql`(select number from alert where organisation = ${organisation} and id = ${alert})`
}
