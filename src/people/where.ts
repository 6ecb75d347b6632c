import { type RawBuilder, sql } from 'kysely'
import { oneWayTrustedDays } from './presence.ts'

/** On what it rests that somebody is somewhere, the surest first. `around`: within a day of arrival or departure. */
export const bases = ['check-in', 'trip', 'post', 'home', 'open-trip', 'around'] as const
export type Basis = (typeof bases)[number]

/**
 * On what a stay `s` says that somebody is there at an instant, as an index into `bases` from 1. A trip wins over post and
 * home; one without a return is trusted for two weeks, and then only where nothing else is known.
 */
export function basisAt(at: Date): RawBuilder<number> {
  const standing = sql`s.kind in ('home', 'post')`
  const begun = sql`s.starts <= ${at}`
  return sql<number>`case
    when s.kind = 'check-in' and ${begun} and s.ends > ${at} then 1
    when not ${standing} and ${begun} and (s.ends > ${at}
      or s.ends is null and s.starts > ${at}::timestamptz - make_interval(days => ${oneWayTrustedDays}::int)) then 2
    when s.kind = 'post' then 3
    when s.kind = 'home' then 4
    when not ${standing} and ${begun} and s.ends is null then 5
    else 6 end`
}

/** Whether a stay `s` is current at an instant, presence windows included. Stays long over are looked at only where the instant is. */
export function currentAt(at: Date, now: Date): RawBuilder<boolean> {
  const recent = at.getTime() > now.getTime() - 6 * 86_400_000
  return sql<boolean>`s.present_from <= ${at} and s.present_to > ${at} ${recent ? sql`and not s.over` : sql``}`
}

/** The one stay that says where person `p` is at an instant, as a lateral to stand behind `left join lateral (…)`. */
export function whereabouts(organisation: string, at: Date, now: Date) {
  return sql`
    select s.id as stay, s.kind, s.label, s.place, s.country, s.precision, s.lon, s.lat, s.radius_km as "radiusKm",
           s.starts, s.ends, s.zone, ${basisAt(at)} as basis
    from stay s where s.organisation = ${organisation} and s.person = p.id and ${currentAt(at, now)}
    order by ${basisAt(at)}, s.starts desc, s.id limit 1`
}
