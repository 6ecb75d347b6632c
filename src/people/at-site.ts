import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Ring } from '../geography/area.ts'
import { containsPoint, kmPerDegree } from '../geography/measure.ts'
import { here } from './on-map.ts'

/** Somebody at a site: `here` where their place lies in it, else no closer than the town around it is known. */
export type AtSite = { id: string; name: string; role: string | null; label: string; here: boolean }
type Ground = { lat: number; lon: number; radiusKm: number; outline: Ring[] | null }
type Row = AtSite & { lon: number; lat: number; exact: boolean }

/** An error radius above this says no more than that somebody is in the region of a site. */
const largestKm = 50
/** Slack for points that were written to a tenth of a kilometre. */
const slackKm = 0.1

/** Who is at a site at an instant, those surely there first, by name, up to `limit`. */
export async function peopleAt(
  tx: Tx,
  organisation: string,
  { lat, lon, radiusKm, outline }: Ground,
  { at, now, limit }: { at: Date; now: Date; limit: number },
): Promise<AtSite[]> {
  const high = (radiusKm + largestKm) / kmPerDegree
  const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  const within = { west: lon - wide, east: lon + wide, south: lat - high, north: lat + high }
  const { rows } = await sql<Row>`
    with ${here(organisation, { at, now, within })}
    select person as id, name, role, label, lon, lat, radius_km <= ${radiusKm + slackKm} as exact, km <= ${radiusKm + slackKm} and radius_km <= ${radiusKm + slackKm} as here
    from (select here.*, 2 * 6371.0088 * asin(least(1, sqrt(power(sin(radians(lat - ${lat}) / 2), 2)
            + cos(radians(lat)) * cos(radians(${lat})) * power(sin(radians(lon - ${lon}) / 2), 2)))) as km
          from here where cell is not null) measured
    where km <= ${radiusKm + slackKm}::float8 + least(radius_km, ${largestKm})
    order by here desc, name, id limit ${limit}`.execute(tx)
  return rows.flatMap(({ lon: x, lat: y, exact, ...one }) => {
    if (!one.here || !outline || containsPoint([outline], x, y)) return [one]
    // Beside the grounds, if it is known exactly, is not at the site.
    return exact ? [] : [{ ...one, here: false }]
  })
}
