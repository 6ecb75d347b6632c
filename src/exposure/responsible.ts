import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { PresenceRules } from '../people/presence-rules.ts'
import { ruleName } from './exposure.ts'

export type Responsible = {
  alert: string
  number: number
  now: Date
  foundBy: 'issue' | 'catch-up' | 'site'
  presence: PresenceRules
}

/**
 * Writes those who are responsible for a site that the area touches and do not stand in it themselves: they are told, and
 * asked nothing. A narrowing audience condition does not leave them out, because they hear of the site. Answers how many;
 * late ones are left for deliveries.
 */
export async function writeResponsible(
  tx: Tx,
  organisation: string,
  { alert, number, now, foundBy, presence }: Responsible,
): Promise<number> {
  const { rows } = await sql<{ responsible: number }>`
    with written as (
      insert into exposed (organisation, alert, number, person, confidence, receipt, change, found_by, at)
      select ${organisation}, ${alert}, ${number}, k.person, case when min(e.distance_km) = 0 then 'certain' else 'possible' end,
             jsonb_build_object('exposed', false, 'rule', ${ruleName(presence)}::text, 'because', 'responsible',
               'misses', '[]'::jsonb, 'conditions', '[]'::jsonb, 'sites', jsonb_agg(jsonb_build_object('site', s.id,
                 'name', s.name, 'country', s.country, 'distanceKm', round(e.distance_km::numeric, 2)) order by e.distance_km, s.name, s.id)),
             'responsible', ${foundBy}, ${now}
      from exposed_site e
      join site s on s.organisation = e.organisation and s.id = e.site and s.removed_at is null
      join site_contact k on k.organisation = s.organisation and k.site = s.id
      join person p on p.organisation = k.organisation and p.id = k.person and p.active
      where e.organisation = ${organisation} and e.alert = ${alert} and e.number = ${number}
      group by k.person order by k.person
      on conflict do nothing returning person)
    ${
      foundBy === 'issue'
        ? sql``
        : sql`, late as (insert into exposed_late (organisation, alert, number, person, at)
                select ${organisation}, ${alert}, ${number}, person, ${now} from written on conflict do nothing)`
    }
    select count(*)::int as responsible from written`.execute(tx)
  return rows[0]?.responsible ?? 0
}
