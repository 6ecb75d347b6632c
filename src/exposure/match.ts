import { type RawBuilder, sql } from 'kysely'
import type { Condition } from '../alerts/alert.ts'
import type { PresenceRules } from '../people/presence-rules.ts'
import type { Covered } from './covered.ts'
import { type Confidence, ruleName, type Window } from './exposure.ts'
import { judged } from './judge.ts'
import {
  asRows,
  doubtOfHit,
  edgeOfHit,
  exactCells,
  isInside,
  kmToArea,
  nearCells,
  nearness,
  shareInside,
  touches,
} from './nearness.ts'
import type { PlaceMatch } from './places.ts'
import { reachOf } from './window.ts'

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

/** Points known exactly by their own cells, the others by those that error radii reach into, and those without by place. */
function hitsOfArea(organisation: string, match: Match) {
  const { exact, wide } = (match.source as Extract<Source, { covered: Covered }>).covered
  const { places } = match.source as Extract<Source, { covered: Covered }>
  const touching = places.filter(({ certain }) => certain !== null)
  const inCell = (radius: RawBuilder<unknown>) =>
    stays(organisation, match, sql`s.cell is not null and s.cell between n.lo and n.hi and ${radius}`)
  return sql`
    select s.*, ${surely} from ${exactCells(exact)} n cross join lateral (${inCell(sql`s.radius_km = 0`)}) s
    where ${isInside}
    union all
    select s.*, ${surely} from ${asRows(wide.ranges)} n cross join lateral (${inCell(sql`s.radius_km > 0`)}) s
    union all
    select s.*, n.km, n.share, n.doubt from (${spotsNear(organisation, match, wide)}) n
    cross join lateral (${stays(organisation, match, sql<boolean>`s.cell = n.spot and s.radius_km > 0 and (s.lon, s.lat, s.radius_km) = (n.lon, n.lat, n.radius_km)`)}) s
    union all
    select s.*, 0::float8, ${shareOfPlace}, ${doubtOfPlace}
    from unnest(${touching.map(({ place }) => place)}::text[], ${touching.map(({ certain }) => certain)}::boolean[]) n (place, certain)
    cross join lateral (${stays(organisation, match, sql`s.cell is null and s.place = n.place`)}) s`
}

/** Where stays near an area's outline are and touch it: all that are known by one town stand in one spot, which is judged once. */
function spotsNear(organisation: string, match: Match, wide: Covered['wide']) {
  const near = sql<boolean>`s.cell is not null and s.cell between n.lo and n.hi and s.radius_km > 0 and (n.whole or s.radius_km >= n.gap)`
  return sql`
    select s.*, ${kmToArea} as km, ${shareInside} as share, ${doubtOfHit} as doubt
    from ${nearCells(wide)} n
    cross join lateral (select distinct cell as spot, lon, lat, radius_km from (${stays(organisation, match, near)}) s offset 0) s
    ${nearness} ${edgeOfHit}
    where ${touches} offset 0`
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
    select s.*, ${surely} from (${theirs}) s
    cross join lateral unnest(${ancestors}) a (cell)
    cross join lateral (select from area_cell n where ${of} and n.cell = a.cell and n.deep offset 0) n
    union all
    select s.*, ${kmToArea}, ${shareInside}, ${doubtOfHit} from (${theirs}) s
    cross join lateral unnest(${ancestors}) a (cell)
    cross join lateral (select * from area_cell n where ${of} and n.cell = a.cell and not n.deep offset 0) n
    ${nearness} ${edgeOfHit}
    where ${touches}
    union all
    select s.*, 0::float8, ${shareOfPlace}, ${doubtOfPlace} from (${theirs}) s
    cross join lateral (select * from area_place n where ${of} and n.place = s.place and n.certain is not null offset 0) n
    where s.cell is null`
}

/** Of one type with the other branches, so that a count does not read what it does not need. */
const surely = sql`0::float8 as km, 1::float8 as share, null::text as doubt`
/** How much of a region people are in that an area touches is not known, so nothing is said of it. */
const shareOfPlace = sql`case when n.certain then 1::float8 end`
const doubtOfPlace = sql`case when n.certain then null when s.precision = 'country' then 'country-only' else 'region-only' end`

/** The cell of `s` and its 30 ancestors: at each step two bits more of the Morton prefix are gone. */
export const ancestors = sql`array(select (s.cell >> (2 * k + 1) << (2 * k + 1)) | (1::bigint << (2 * k))
  from generate_series(0, 30) k)`
