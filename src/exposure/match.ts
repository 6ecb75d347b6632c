import { type RawBuilder, sql } from 'kysely'
import type { Condition } from '../alerts/alert.ts'
import { checkInHalfLives, type PresenceRules } from '../people/presence-rules.ts'
import type { Covered } from './covered.ts'
import { type Confidence, exactRadiusKm, ruleName, type Window } from './exposure.ts'
import { judged } from './judge.ts'
import { nearCells, nearness, shareInside, touches } from './nearness.ts'
import type { PlaceMatch } from './places.ts'

/** Where candidates come from: an area in memory, or the rows of an alert in force and some people whose stays changed. */
export type Source =
  | { covered: Covered; places: readonly PlaceMatch[] }
  | { alert: string; number: number; persons: readonly string[] }

export type Match = {
  source: Source
  window: Window
  conditions: readonly Condition[]
  presence: PresenceRules
  /** Only these people are asked about. */
  persons?: readonly string[]
  /** A replay looks at stays that are over too, which the indexes of current stays do not hold. */
  past?: boolean
}

/** One row of `answer`. `wanted` is false for those a narrowing condition leaves out. */
export type Answer = { person: string; confidence: Confidence; receipt: unknown; wanted: boolean }

/** Stays that touch the area at some time that may matter, before anything is judged; `answering` goes on from there. */
export function hits(organisation: string, match: Match): RawBuilder<unknown> {
  return 'covered' in match.source ? hitsOfArea(organisation, match) : hitsOfPersons(organisation, match)
}

/**
 * The one set-based match: common table expressions, to stand behind `with`, of which `answer` has a row for each
 * person with a stay that touches the area in the window, the strongest reason first, the others kept.
 *
 * Each range of cells is looked up on its own by `cross join lateral (… offset 0)`: over 60 million stays a plain
 * `join … between` went to sequential scans, 41.7 s against 17 ms.
 */
export function answering(organisation: string, match: Match): RawBuilder<Answer> {
  const { conditions, presence } = match
  return sql`
    condition as (
      select * from jsonb_to_recordset(${JSON.stringify(conditions.map((c, i) => ({ ...c, i })))}::jsonb)
        as c (i int, nationality text[], affiliation text[], tags text[], roles text[], kinds text[], narrow boolean)),
    hit as (${hits(organisation, match)}),
    judged as (${judged(organisation, match)}),
    answer as (
      select p.id as person, r.confidence, jsonb_build_object('exposed', true, 'rule', ${ruleName(presence)}::text,
               'confidence', r.confidence, 'reasons', r.reasons, 'conditions', to_jsonb(c.met)) as receipt,
             c.narrowed = 0 or c.passed > 0 as wanted
      from (select person, min(confidence) as confidence,
                   jsonb_agg(reason order by confidence, sure desc nulls last, km, starts, id) as reasons
            from judged group by person) r
      cross join lateral (select id, nationality, affiliation, tags, role, kind from person p
                          where p.organisation = ${organisation} and p.id = r.person and p.active offset 0) p
      cross join lateral (
        select coalesce(array_agg(i order by i) filter (where meets), '{}') as met,
               count(*) filter (where narrow) as narrowed, count(*) filter (where narrow and meets) as passed
        from (select i, narrow, (nationality is null or nationality && p.nationality)
                and (affiliation is null or affiliation && p.affiliation) and (tags is null or tags && p.tags)
                and (roles is null or lower(p.role) = any(select lower(r) from unnest(roles) r)) and (kinds is null or p.kind = any(kinds)) as meets
              from condition) m) c)`
}

const columns = sql`s.id, s.person, s.kind, s.label, s.precision, s.place, s.country, s.cell, s.lon, s.lat, s.radius_km, s.starts,
  s.ends, s.zone, s.assumed, s.source`

/** Stays `s` that may count at some time of the window; `judged` looks more closely. */
function stays(organisation: string, { window, presence, past, persons }: Match, which: RawBuilder<boolean>) {
  const { soonest, latest } = reachOf(window, presence)
  const of = (over: RawBuilder<unknown>) => sql`select ${columns} from stay s
    where s.organisation = ${organisation} and ${which} and ${over} ${persons ? sql`and s.person = any(${persons}::uuid[])` : sql``} and s.starts < ${latest} and coalesce(s.ends, 'infinity') > ${soonest}`
  const current = of(sql`not s.over`)
  return past ? sql`(${current} union all ${of(sql`s.over`)})` : sql`${current} offset 0`
}

const hour = 3_600_000

/** A stay that ended before `soonest` or begins after `latest` cannot count. */
export function reachOf({ from, to }: Window, presence: PresenceRules) {
  const back = Math.max(presence.afterDepartureHours, presence.checkInHours * checkInHalfLives)
  return {
    soonest: new Date(from.getTime() - back * hour),
    latest: new Date(to.getTime() + presence.beforeArrivalHours * hour),
  }
}

/** Points known closely by their own cells, the others by those that error radii reach into, and those without by place. */
function hitsOfArea(organisation: string, match: Match) {
  const { covered, places } = match.source as Extract<Source, { covered: Covered }>
  const touching = places.filter(({ certain }) => certain !== null)
  const isExact = sql`s.radius_km <= ${sql.lit(exactRadiusKm)}`
  const isWide = sql`s.radius_km > ${sql.lit(exactRadiusKm)}`
  return sql`
    ${hitsOfCells(organisation, match, covered.exact, isExact)}
    union all
    ${hitsOfCells(organisation, match, covered, isWide)}
    union all
    select s.*, 0, ${shareOfPlace}, ${doubtOfPlace}
    from unnest(${touching.map(({ place }) => place)}::text[], ${touching.map(({ certain }) => certain)}::boolean[]) n (place, certain)
    cross join lateral (${stays(organisation, match, sql`s.cell is null and s.place = n.place`)}) s`
}

function hitsOfCells(
  organisation: string,
  match: Match,
  { ranges, near }: Pick<Covered, 'ranges' | 'near'>,
  which: RawBuilder<unknown>,
) {
  const inCell = sql<boolean>`s.cell is not null and s.cell between n.lo and n.hi and ${which}`
  return sql`
    select s.*, 0::float8 as km, 1::float8 as share, null::text as doubt
    from unnest(${ranges.map(({ lo }) => lo)}::bigint[], ${ranges.map(({ hi }) => hi)}::bigint[]) n (lo, hi)
    cross join lateral (${stays(organisation, match, inCell)}) s
    union all
    select s.*, ${kmOfNear}, ${shareInside}, ${doubtOfNear}
    from (${nearCells({ near })}) n
    cross join lateral (${stays(organisation, match, inCell)}) s
    ${nearness}
    where ${touches}`
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
    select s.*, 0::float8 as km, 1::float8 as share, null::text as doubt from (${theirs}) s
    cross join lateral unnest(${ancestors}) a (cell)
    cross join lateral (select from area_cell n where ${of} and n.cell = a.cell and n.deep offset 0) n
    union all
    select s.*, ${kmOfNear}, ${shareInside}, ${doubtOfNear} from (${theirs}) s
    cross join lateral unnest(${ancestors}) a (cell)
    cross join lateral (select * from area_cell n where ${of} and n.cell = a.cell and not n.deep offset 0) n
    ${nearness}
    where ${touches}
    union all
    select s.*, 0, ${shareOfPlace}, ${doubtOfPlace} from (${theirs}) s
    cross join lateral (select * from area_place n where ${of} and n.place = s.place and n.certain is not null offset 0) n
    where s.cell is null`
}

const kmOfNear = sql`case when spot.inside then 0 else spot.km end`
const doubtOfNear = sql`case when not spot.inside then 'beside' when spot.km < spot.radius then 'partly' end`
/** How much of a region people are in that an area touches is not known, so nothing is said of it. */
const shareOfPlace = sql`case when n.certain then 1 end`
const doubtOfPlace = sql`case when n.certain then null when s.precision = 'country' then 'country-only' else 'region-only' end`

/** The cell of `s` and its 30 ancestors: at each step two bits more of the Morton prefix are gone. */
export const ancestors = sql`array(select (s.cell >> (2 * k + 1) << (2 * k + 1)) | (1::bigint << (2 * k))
  from generate_series(0, 30) k)`
