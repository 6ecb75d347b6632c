import { type RawBuilder, sql } from 'kysely'
import type { Condition } from '../alerts/alert.ts'
import { oneWayTrustedDays } from '../people/presence.ts'
import type { Covered } from './covered.ts'
import { type Confidence, rule, type Window } from './exposure.ts'
import { nearCells, nearness, touches } from './nearness.ts'
import type { PlaceMatch } from './places.ts'

/** Where candidates come from: an area in memory, or the rows of an alert in force and some people whose stays changed. */
export type Source =
  | { covered: Covered; places: readonly PlaceMatch[] }
  | { alert: string; number: number; persons: readonly string[] }

export type Match = {
  source: Source
  window: Window
  conditions: readonly Condition[]
  /** A replay looks at stays that are over too, which the indexes of current stays do not hold. */
  past?: boolean
}

/** One row of `answer`. `wanted` is false for those a narrowing condition leaves out. */
export type Answer = { person: string; confidence: Confidence; receipt: unknown; wanted: boolean }

/**
 * The one set-based match: common table expressions, to stand behind `with`, of which `answer` has a row for each
 * person with a stay that touches the area in the window, the strongest reason first, the others kept.
 *
 * Each range of cells is looked up on its own by `cross join lateral (… offset 0)`: over 60 million stays a plain
 * `join … between` went to sequential scans, 41.7 s against 17 ms.
 */
export function answering(organisation: string, match: Match): RawBuilder<Answer> {
  const { window, conditions } = match
  return sql`
    condition as (
      select * from jsonb_to_recordset(${JSON.stringify(conditions.map((c, i) => ({ ...c, i })))}::jsonb)
        as c (i int, nationality text[], affiliation text[], tags text[], narrow boolean)),
    hit as (${'covered' in match.source ? hitsOfArea(organisation, match) : hitsOfPersons(organisation, match)}),
    judged as (${judged(organisation, window)}),
    answer as (
      select p.id as person, r.confidence, jsonb_build_object('exposed', true, 'rule', ${rule}::text,
               'confidence', r.confidence, 'reasons', r.reasons, 'conditions', to_jsonb(c.met)) as receipt,
             c.narrowed = 0 or c.passed > 0 as wanted
      from (select person, min(confidence) as confidence,
                   jsonb_agg(reason order by confidence, km, starts, id) as reasons
            from judged group by person) r
      cross join lateral (select id, nationality, affiliation, tags from person p
                          where p.organisation = ${organisation} and p.id = r.person and p.active offset 0) p
      cross join lateral (
        select coalesce(array_agg(i order by i) filter (where meets), '{}') as met,
               count(*) filter (where narrow) as narrowed, count(*) filter (where narrow and meets) as passed
        from (select i, narrow, (nationality is null or nationality && p.nationality)
                and (affiliation is null or affiliation && p.affiliation) and (tags is null or tags && p.tags) as meets
              from condition) m) c)`
}

const columns = sql`s.id, s.person, s.kind, s.label, s.precision, s.place, s.country, s.cell, s.lon, s.lat, s.radius_km, s.starts,
  s.ends, s.present_from, s.present_to, s.zone, s.assumed, s.source`

function stays(organisation: string, { window, past }: Match, which: RawBuilder<boolean>) {
  return sql`select ${columns} from stay s where s.organisation = ${organisation} and ${which}
    ${past ? sql`` : sql`and not s.over`} and s.present_from < ${window.to} and s.present_to > ${window.from} offset 0`
}

function hitsOfArea(organisation: string, match: Match) {
  const { covered, places } = match.source as Extract<Source, { covered: Covered }>
  const touching = places.filter(({ certain }) => certain !== null)
  return sql`
    select s.*, 0::float8 as km, null::text as doubt
    from unnest(${covered.ranges.map(({ lo }) => lo)}::bigint[], ${covered.ranges.map(({ hi }) => hi)}::bigint[]) n (lo, hi)
    cross join lateral (${stays(organisation, match, sql`s.cell is not null and s.cell between n.lo and n.hi`)}) s
    union all
    select s.*, ${kmOfNear}, ${doubtOfNear}
    from (${nearCells(covered)}) n
    cross join lateral (${stays(organisation, match, sql`s.cell is not null and s.cell between n.lo and n.hi`)}) s
    ${nearness}
    where ${touches}
    union all
    select s.*, 0, ${doubtOfPlace}
    from unnest(${touching.map(({ place }) => place)}::text[], ${touching.map(({ certain }) => certain)}::boolean[]) n (place, certain)
    cross join lateral (${stays(organisation, match, sql`s.cell is null and s.place = n.place`)}) s`
}

/**
 * The other way round: every current stay of these people, its cell's ancestors looked up among the alert's cells one by
 * one. As `cell = any(…)` in a join it took 9 s for 2,000 people, because the ancestors were made anew for each cell.
 */
function hitsOfPersons(organisation: string, match: Match) {
  const { alert, number, persons } = match.source as Extract<Source, { alert: string }>
  const theirs = stays(organisation, match, sql`s.person = any(${persons}::uuid[])`)
  const of = sql`n.organisation = ${organisation} and n.alert = ${alert} and n.number = ${number}`
  return sql`
    select s.*, 0::float8 as km, null::text as doubt from (${theirs}) s
    cross join lateral unnest(${ancestors}) a (cell)
    cross join lateral (select from area_cell n where ${of} and n.cell = a.cell and n.deep offset 0) n
    union all
    select s.*, ${kmOfNear}, ${doubtOfNear} from (${theirs}) s
    cross join lateral unnest(${ancestors}) a (cell)
    cross join lateral (select * from area_cell n where ${of} and n.cell = a.cell and not n.deep offset 0) n
    ${nearness}
    where ${touches}
    union all
    select s.*, 0, ${doubtOfPlace} from (${theirs}) s
    cross join lateral (select * from area_place n where ${of} and n.place = s.place and n.certain is not null offset 0) n
    where s.cell is null`
}

const kmOfNear = sql`case when spot.inside then 0 else spot.km end`
const doubtOfNear = sql`case when not spot.inside then 'beside' when spot.km < spot.radius then 'partly' end`
const doubtOfPlace = sql`case when n.certain then null when s.precision = 'country' then 'country-only' else 'region-only' end`

/** The cell of `s` and its 30 ancestors: at each step two bits more of the Morton prefix are gone. */
export const ancestors = sql`array(select (s.cell >> (2 * k + 1) << (2 * k + 1)) | (1::bigint << (2 * k))
  from generate_series(0, 30) k)`

/**
 * Hits in time. Somebody is at home, or at a standing post, only while no stay of a trip covers it (`presenceDuring` is the
 * same rule); a trip nobody knows the end of leaves a doubt rather than an answer. Of a stay that only its widened presence brings in, the overlap is of that.
 */
function judged(organisation: string, { from, to }: Window) {
  return sql`
    select h.person, h.id, h.km, h.starts, w.confidence, jsonb_build_object('stay', h.id, 'kind', h.kind, 'label', h.label,
        'place', h.place, 'country', h.country, 'source', h.source, 'precision', h.precision, 'radiusKm', h.radius_km,
        'distanceKm', round(h.km::numeric, 2), 'starts', h.starts, 'ends', h.ends, 'from', t.from_at, 'to', t.to_at,
        'zone', h.zone, 'assumed', h.assumed, 'confidence', w.confidence, 'why', to_jsonb(w.why)) as reason
    from (select h.*, h.kind in ('home', 'post') as standing,
                 case when h.starts >= ${to} then 'before-arrival' when h.ends <= ${from} then 'after-departure' end as fringe
          from hit h) h
    cross join lateral (
      select greatest(case when h.fringe is null then h.starts else h.present_from end, ${from}) as from_at,
             least(case when h.fringe is null then coalesce(h.ends, 'infinity') else h.present_to end, ${to}) as to_at) o
    left join lateral (${freeOfTrips(organisation)}) free on h.standing
    cross join lateral (
      select case when h.standing then lower(free.surely_or_not) else o.from_at end as from_at,
             case when h.standing then upper(free.surely_or_not) else o.to_at end as to_at) t
    cross join lateral (
      select array_remove(array[h.doubt, h.fringe, case when h.assumed like '%one-way%' then 'one-way' end,
               case when h.assumed like '%transit%' then 'transit-length' end,
               case when h.standing and isempty(free.surely) then 'may-be-home' end], null) as why) d
    cross join lateral (select d.why, case when d.why = '{}' then 'certain' else 'possible' end as confidence) w
    where not h.standing or not isempty(free.surely_or_not)`
}

/** What trips leave of a time: `surely` if those without an end never end, `surely_or_not` if they are trusted for a while. */
function freeOfTrips(organisation: string) {
  return sql`
    select whole - coalesce(range_agg(away.open_span), '{}') as surely,
           whole - coalesce(range_agg(away.span), '{}') as surely_or_not
    from (select tstzmultirange(tstzrange(o.from_at, o.to_at)) as whole) overlap
    left join lateral (
      select tstzrange(starts, greatest(starts, coalesce(ends, starts + make_interval(days => ${oneWayTrustedDays}::int)))) as span,
             tstzrange(starts, case when ends is not null then greatest(starts, ends) end) as open_span
      from (select v.starts, v.ends from stay v where v.organisation = ${organisation} and v.person = h.person
              and v.kind not in ('home', 'post') and h.standing
            union all
            select v.starts, v.ends from trip v where v.organisation = ${organisation} and v.person = h.person
              and v.ends is not null and h.standing) v
      where starts < o.to_at and coalesce(ends, 'infinity') > o.from_at) away on true
    group by whole`
}
