import { type RawBuilder, sql } from 'kysely'
import { currentForDays } from './over.ts'
import { checkInHalfLives, type PresenceRules, usualPresence, widestWindowDays } from './presence-rules.ts'

/** On what it rests that somebody is somewhere, the surest first. `around`: beside a stay's time, by the rules of presence. */
export const bases = ['check-in', 'trip', 'post', 'home', 'open-trip', 'around'] as const
export type Basis = (typeof bases)[number]

/**
 * On what a stay `s` says that somebody is there at an instant, as an index into `bases` from 1. A trip wins over post and
 * home; one without a return does for its half-life, and then only where nothing else is known.
 */
export function basisAt(organisation: string, at: Date): RawBuilder<number> {
  const standing = sql`s.kind in ('home', 'post')`
  const begun = sql`s.starts <= ${at}`
  return sql<number>`case
    when s.kind = 'check-in' and ${begun} and s.ends > ${at} then 1
    when not ${standing} and ${begun} and (s.ends > ${at}
      or s.ends is null and s.starts > ${at}::timestamptz - make_interval(days => ${ruleOf(organisation, 'oneWayDays')})) then 2
    when s.kind = 'post' then 3
    when s.kind = 'home' then 4
    when not ${standing} and ${begun} and s.ends is null then 5
    else 6 end`
}

/** Whether a stay `s` is current at an instant, windows included. Stays long over are looked at only where the instant is. */
export function currentAt(organisation: string, at: Date, now: Date): RawBuilder<boolean> {
  const recent = at.getTime() > now.getTime() - (currentForDays - widestWindowDays) * 86_400_000
  const before = sql`make_interval(hours => ${ruleOf(organisation, 'beforeArrivalHours')})`
  const after = sql`make_interval(hours => case when s.kind = 'check-in'
    then ${ruleOf(organisation, 'checkInHours')} * ${checkInHalfLives}::int else ${ruleOf(organisation, 'afterDepartureHours')} end)`
  return sql<boolean>`s.starts <= ${at}::timestamptz + ${before} and coalesce(s.ends, 'infinity') > ${at}::timestamptz - ${after}
    ${recent ? sql`and not s.over` : sql``}`
}

/** One of an organisation's rules, read once a statement. */
function ruleOf(organisation: string, name: keyof PresenceRules): RawBuilder<number> {
  return sql<number>`coalesce((select (o.presence_rules->>${name}::text)::int from organisation_setting o
    where o.organisation = ${organisation}), ${usualPresence[name]}::int)`
}

/** The one stay that says where person `p` is at an instant, as a lateral to stand behind `left join lateral (…)`. */
export function whereabouts(organisation: string, at: Date, now: Date) {
  return sql`
    select s.id as stay, s.kind, s.label, s.place, s.country, s.precision, s.lon, s.lat, s.radius_km as "radiusKm",
           s.starts, s.ends, s.zone, ${basisAt(organisation, at)} as basis
    from stay s where s.organisation = ${organisation} and s.person = p.id and ${currentAt(organisation, at, now)}
    order by basis, s.starts desc, s.id limit 1`
}
