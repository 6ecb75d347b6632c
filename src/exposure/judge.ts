import { sql } from 'kysely'
import { checkInHalfLives } from '../people/presence-rules.ts'
import type { Match } from './match.ts'
import { reachOf } from './window.ts'

/** Two bookings contradict each other where they are this many km apart, beyond what is not known of either, … */
const apartKm = 100
/** … and for this many hours at once: a flight is late, a room is kept a night longer. */
const contradictingHours = 12

/**
 * The hits of a match in time, each with why it is only possible and how sure it is, from 0 to 1: what of the error circle
 * lies in the area, times what the passing time has left. `sure` is null where only a region or country is known of which a
 * part lies in the area. Half-lives and windows are the organisation's (`PresenceRules`).
 */
export function judged(organisation: string, match: Match) {
  const { leastConfidence } = match.presence
  return sql`
    select h.person, h.id, h.km, h.starts, w.confidence, w.sure, jsonb_build_object('stay', h.id, 'kind', h.kind, 'label', h.label,
        'place', h.place, 'country', h.country, 'source', h.source, 'precision', h.precision, 'radiusKm', h.radius_km,
        'distanceKm', round(h.km::numeric, 2), 'starts', h.starts, 'ends', h.ends, 'from', h.from_at, 'to', h.to_at,
        'zone', h.zone, 'assumed', h.assumed, 'confidence', w.confidence, 'sure', w.sure, 'why', to_jsonb(w.why)) as reason
    from (select timed.*, array_agg(id) over (partition by person) as hits from (${timed(organisation, match)}) timed) h
    cross join lateral (
      select array_remove(array[h.doubt, h.fringe, case when h.one_way then 'one-way' end,
               case when h.assumed like '%transit%' then 'transit-length' end,
               case when h.standing and isempty(h.surely) then 'may-be-home' end,
               case when not h.checked_in <@ h.hits then 'checked-in-elsewhere' end,
               case when not h.booked <@ h.hits then 'double-booked' end], null) as why) d
    cross join lateral (select d.why, case when d.why = '{}' then 'certain' else 'possible' end as confidence,
      case when h.share is not null then round(least(1, greatest(0, ${sureness(match)}))::numeric, 2) end as sure) w
    where ${leastConfidence === 0 ? sql`true` : sql`(w.sure is null or w.sure >= ${leastConfidence / 100}::float8)`}`
}

/**
 * Hits with the time they overlap the window. Somebody is at home, or at a standing post, only while no stay of a trip covers
 * it; a trip nobody knows the end of leaves a doubt rather than an answer. Of a stay that only a window beside it brings in
 * (`fringe`), the overlap is of that.
 */
function timed(organisation: string, match: Match) {
  const {
    window: { from, to },
    presence,
  } = match
  const left = new Date(from.getTime() - presence.afterDepartureHours * 3_600_000)
  const before = sql`make_interval(hours => ${presence.beforeArrivalHours}::int)`
  const after = sql`make_interval(hours => case when h.kind = 'check-in' then ${presence.checkInHours * checkInHalfLives}::int
    else ${presence.afterDepartureHours}::int end)`
  return sql`
    select h.*, case when h.standing then lower(free.surely_or_not) else o.from_at end as from_at,
           case when h.standing then upper(free.surely_or_not) else o.to_at end as to_at,
           free.surely, free.open_since, other.booked, other.checked_in, other.checked_in_at
    from (select h.*, h.kind in ('home', 'post') as standing, coalesce(h.assumed like '%one-way%', false) as one_way,
                 case when h.starts >= ${to} then 'before-arrival'
                      when h.ends <= ${from} then case when h.kind = 'check-in' then 'old-check-in' else 'after-departure' end
                 end as fringe
          from hit h where h.kind = 'check-in' or coalesce(h.ends, 'infinity') > ${left}) h
    cross join lateral (
      select greatest(case when h.fringe is null then h.starts else h.starts - ${before} end, ${from}) as from_at,
             least(case when h.fringe is null then coalesce(h.ends, 'infinity') else h.ends + ${after} end, ${to}) as to_at) o
    left join lateral (${freeOfTrips(organisation, presence.oneWayDays)}) free on h.standing
    left join lateral (${elsewhere(organisation, match)}) other on not h.standing
    where not h.standing or not isempty(free.surely_or_not)`
}

/**
 * What trips leave of a time: `surely` if those without an end never end, `surely_or_not` if they are trusted for their
 * half-life; `open_since` is when the latest of those began.
 */
function freeOfTrips(organisation: string, oneWayDays: number) {
  return sql`
    select whole - coalesce(range_agg(away.open_span), '{}') as surely,
           whole - coalesce(range_agg(away.span), '{}') as surely_or_not, max(away.open_since) as open_since
    from (select tstzmultirange(tstzrange(o.from_at, o.to_at)) as whole where h.standing) overlap
    left join lateral (
      select tstzrange(starts, greatest(starts, coalesce(ends, starts + make_interval(days => ${oneWayDays}::int)))) as span,
             tstzrange(starts, case when ends is not null then greatest(starts, ends) end) as open_span,
             case when ends is null then starts end as open_since
      from (select v.starts, v.ends from stay v where v.organisation = ${organisation} and v.person = h.person
              and v.kind not in ('home', 'post') and h.standing
            union all
            select v.starts, v.ends from trip v where v.organisation = ${organisation} and v.person = h.person
              and v.ends is not null and h.standing) v
      where starts < o.to_at and coalesce(ends, 'infinity') > o.from_at) away on true
    group by whole`
}

/**
 * Other stays that say somebody is far from here at the time: a check-in made since this stay began (`checked_in`), or a booking
 * for the same nights (`booked`). A trip without an end says nothing against one that began later.
 */
function elsewhere(organisation: string, { window, presence }: Match) {
  const { soonest } = reachOf(window, presence)
  return sql`
    select array_agg(v.id) filter (where v.kind <> 'check-in') as booked,
           array_agg(v.id) filter (where v.kind = 'check-in') as checked_in,
           max(v.starts) filter (where v.kind = 'check-in') as checked_in_at
    from stay v
    where not h.standing and v.organisation = ${organisation} and v.person = h.person and v.id <> h.id
      and coalesce(v.ends, 'infinity') > ${soonest}
      and v.kind not in ('home', 'post', 'transit') and v.starts < o.to_at
      and case when v.kind = 'check-in' then v.starts >= h.starts
                    and v.ends + make_interval(hours => ${presence.checkInHours * checkInHalfLives}::int) > o.from_at
               else coalesce(v.ends, 'infinity') > o.from_at and h.fringe is null and h.kind not in ('check-in', 'transit') and (v.ends is not null or v.starts > h.starts)
                    and least(coalesce(v.ends, 'infinity'), o.to_at) - greatest(v.starts, o.from_at)
                        >= make_interval(hours => ${contradictingHours}::int) end
      and case when v.lon is not null and h.lon is not null
               then km_between(v.lon, v.lat, h.lon, h.lat) > ${apartKm}::float8 + v.radius_km + h.radius_km
               else v.country <> h.country end`
}

/**
 * How sure a hit is. Windows fade in a line from the edge of the stay to their own end; what has no end, and a check-in that
 * is old, by half in each half-life; of two bookings that contradict each other either may be the one.
 */
function sureness({ window: { from, to }, presence }: Match) {
  const hours = (span: ReturnType<typeof sql>) => sql`(extract(epoch from ${span}) / 3600)::float8`
  const halved = (span: ReturnType<typeof sql>, halfLife: number) =>
    sql`power(0.5::float8, greatest(0, ${hours(span)}) / ${halfLife}::float8)`
  const openHours = presence.oneWayDays * 24
  return sql`h.share
    * case h.fringe when 'before-arrival' then 1 - ${hours(sql`(h.starts - ${to}::timestamptz)`)} / ${presence.beforeArrivalHours}::float8
                    when 'after-departure' then 1 - ${hours(sql`(${from}::timestamptz - h.ends)`)} / ${presence.afterDepartureHours}::float8
                    when 'old-check-in' then ${halved(sql`(${from}::timestamptz - h.ends)`, presence.checkInHours)}
                    else 1 end
    * case when h.one_way then ${halved(sql`(h.from_at - h.starts)`, openHours)} else 1 end
    * case when h.standing and isempty(h.surely) then 1 - ${halved(sql`(h.from_at - h.open_since)`, openHours)} else 1 end
    * case when not h.checked_in <@ h.hits then 1 - ${halved(sql`(h.from_at - h.checked_in_at)`, presence.checkInHours)} else 1 end
    * case when not h.booked <@ h.hits then 0.5::float8 else 1 end`
}
