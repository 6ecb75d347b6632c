import { sql } from 'kysely'
import type { FoundAlert } from '../../alerts/revisions.ts'
import type { Tx } from '../../database/database.ts'
import type { Receipt } from '../../exposure/exposure.ts'
import { exposedCounts } from '../../exposure/queries.ts'
import { renderReceipt } from '../../exposure/receipts.ts'
import { countryName } from '../../geography/countries.ts'
import { placeByRef } from '../../geography/gazetteer.ts'
import { regionAt, regionByRef } from '../../geography/regions.ts'
import type { AudiencePeople, AudiencePerson, AudienceView, SiteContacts } from './contract.ts'

/** People up to whom an audience is broken down by area while somebody waits. */
const mostBrokenDown = 100_000
const sitesShown = 200

/** Who stands in an alert's latest revision, without a name: counts, areas, sites. */
export async function audienceOf(
  tx: Tx,
  organisation: string,
  { id, number }: FoundAlert,
): Promise<Omit<AudienceView, 'names' | 'whyNot'>> {
  const counts = await exposedCounts(tx, organisation, id, number)
  const total = counts.certain + counts.possible + counts.told
  const areas = total <= mostBrokenDown ? await areasOf(tx, organisation, id, number) : null
  return { number, counts, areas, sites: await sitesOf(tx, organisation, id, number) }
}

type Spot = {
  place: string | null
  country: string | null
  lat: number | null
  lon: number | null
  certain: number
  possible: number
}

/** By the place of each person's strongest reason, brought up to regions, so that no count is a single hotel. */
async function areasOf(tx: Tx, organisation: string, alert: string, number: number) {
  const { rows } = await sql<Spot>`
    select e.receipt #>> '{reasons,0,place}' as place, e.receipt #>> '{reasons,0,country}' as country,
           round(s.lat::numeric, 2)::float8 as lat, round(s.lon::numeric, 2)::float8 as lon,
           count(*) filter (where e.confidence = 'certain')::int as certain,
           count(*) filter (where e.confidence = 'possible')::int as possible
    from exposed e
    left join stay s on s.organisation = e.organisation and s.id = (e.receipt #>> '{reasons,0,stay}')::uuid
      and e.receipt #>> '{reasons,0,place}' is null
    where e.organisation = ${organisation} and e.alert = ${alert} and e.number = ${number} and e.change not in ('gone', 'responsible')
    group by 1, 2, 3, 4`.execute(tx)
  const areas = new Map<string, NonNullable<AudienceView['areas']>[number]>()
  for (const row of rows) {
    const { country, place } = areaOf(row)
    const sum = areas.get(place) ?? { country, place, certain: 0, possible: 0 }
    areas.set(place, {
      ...sum,
      certain: sum.certain + row.certain,
      possible: sum.possible + row.possible,
    })
  }
  return [...areas.values()].sort((a, b) => b.certain + b.possible - (a.certain + a.possible))
}

function areaOf({ place, country, lat, lon }: Spot) {
  const found = place ? placeByRef(place) : lat !== null && lon !== null ? regionAt(lat, lon) : undefined
  const code = found?.country ?? country
  const region = found?.kind === 'region' ? found.name : found?.region && regionByRef(found.region)?.name
  const land = code ? countryName(code) : null
  return { country: code, place: [region, land].filter(Boolean).join(', ') || 'Not known' }
}

async function sitesOf(tx: Tx, organisation: string, alert: string, number: number) {
  const { rows } = await sql<AudienceView['sites'][number]>`
    select s.id, s.name, e.distance_km as "distanceKm", s.headcount,
           (select count(*)::int from site_contact k where k.organisation = s.organisation and k.site = s.id) as contacts
    from exposed_site e join site s on s.organisation = e.organisation and s.id = e.site
    where e.organisation = ${organisation} and e.alert = ${alert} and e.number = ${number}
    order by e.distance_km, s.name limit ${sitesShown}`.execute(tx)
  return rows
}

/** The responsible people of the sites an alert touches. */
export async function siteContacts(
  tx: Tx,
  organisation: string,
  { id, number }: FoundAlert,
): Promise<SiteContacts['contacts']> {
  const { rows } = await sql<SiteContacts['contacts'][number]>`
    select k.site, p.id as person, p.name, p.phone
    from exposed_site e
    join site_contact k on k.organisation = e.organisation and k.site = e.site
    join person p on p.organisation = k.organisation and p.id = k.person
    where e.organisation = ${organisation} and e.alert = ${id} and e.number = ${number}
    order by e.distance_km, p.name limit 500`.execute(tx)
  return rows
}

export type PeopleQuery = {
  after?: string | undefined
  limit: number
  change?: AudiencePerson['change'] | undefined
  confidence?: AudiencePerson['confidence'] | undefined
  search?: string | undefined
}

/** The audience by name, in the order of the persons' ids, which no late find moves; each with their receipt. */
export async function audiencePeople(
  tx: Tx,
  organisation: string,
  { id, number }: FoundAlert,
  { after, limit, change, confidence, search }: PeopleQuery,
): Promise<AudiencePeople> {
  const part = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null
  const { rows } = await sql<Omit<AudiencePerson, 'why'> & { receipt: Receipt }>`
    select e.person, p.name, p.team, e.change, e.confidence, e.receipt, e.found_by as "foundBy"
    from exposed e join person p on p.organisation = e.organisation and p.id = e.person
    where e.organisation = ${organisation} and e.alert = ${id} and e.number = ${number}
      and (${after ?? null}::uuid is null or e.person > ${after ?? null}::uuid)
      and (${change ?? null}::text is null or e.change = ${change ?? null})
      and (${confidence ?? null}::text is null or e.confidence = ${confidence ?? null})
      and (${part}::text is null or p.name ilike ${part} or p.email ilike ${part} or p.key ilike ${part})
    order by e.person limit ${limit}`.execute(tx)
  const people = rows.map(({ receipt, ...row }) => ({ ...row, why: renderReceipt(receipt) }))
  return { people, next: people.length === limit ? (people.at(-1)?.person ?? null) : null }
}
