import { type RawBuilder, sql } from 'kysely'
import { kmPerDegree } from '../geography/measure.ts'
import type { Covered, NearCell } from './covered.ts'
import { largestRadiusKm } from './exposure.ts'

const metresPerDegree = kmPerDegree * 1000

/**
 * How points `s` (lon, lat, radius_km) stand to the piece of an area in their near cell `n` (as in `area_cell`), as lateral
 * joins for a `from` clause, each with `offset 0` so that it is worked out once and not wherever it is named. Gives
 * `spot.inside`, and `spot.km` to the area's edge, null where nothing depends on it.
 * `point <-> path` measures with the cosine of the cell, not of the point: where that could change the answer
 * `km_to_segments` measures exactly. The slack covers the plane itself. Adding and taking away 512 rounds to 1e-13
 * degrees: a coordinate of 1e-320 would end the statement with "underflow".
 */
export const nearness: RawBuilder<unknown> = sql`
  cross join lateral (select s.lon + 512 - 512 as lon, s.lat + 512 - 512 as lat) near
  cross join lateral (select point(near.lon * n.scale * ${metresPerDegree}::float8, near.lat * ${metresPerDegree}::float8) as at,
                             least(s.radius_km, ${largestRadiusKm}::float8) as radius,
                             greatest(cos(radians(near.lat)), 1e-9) as cosine offset 0) here
  cross join lateral (select n.whole or (select count(*) from unnest(n.outlines) o where here.at <@ o)
                                      > (select count(*) from unnest(n.holes) o where here.at <@ o) as inside offset 0) pip
  cross join lateral (select case when here.radius > 0 then
                               coalesce((select min(here.at <-> e) from unnest(n.edges) e) / 1000, 'infinity') end as km,
                             here.cosine / n.scale as stretch, 0.01 + 0.01 / here.cosine as slack offset 0) flat
  cross join lateral (select pip.inside,
                             case when flat.km * least(1, flat.stretch) * (1 - flat.slack) > here.radius
                                    or flat.km * greatest(1, flat.stretch) * (1 + flat.slack) < here.radius then flat.km
                                  when flat.km is not null then km_to_segments(n.segments, near.lon, near.lat) end as km,
                             here.radius offset 0) spot`

/** Whether any part of the point's error radius touches the area. */
export const touches: RawBuilder<boolean> = sql`(spot.inside or spot.km <= spot.radius)`

/**
 * What of the point's error circle lies inside, its nearest edge taken as straight: half of a circle whose middle stands on
 * the edge. Where nothing depends on it, all of it or nothing.
 */
export const shareInside: RawBuilder<number> = sql`abs(case when spot.inside then 0 else 1 end
  - case when spot.km < spot.radius
         then 1 - (acos(spot.km / spot.radius) - spot.km / spot.radius * sqrt(1 - (spot.km / spot.radius) ^ 2)) / pi()
         else 1 end)`

/**
 * The near cells of an area in memory, as rows. Arrays go as PostgreSQL's own text: through JSON every coordinate would be
 * read as a decimal number first, which takes longer than the match itself; `offset 0` reads them once and not for each point.
 */
export function nearCells({ near }: Pick<Covered, 'near'>) {
  const column = (of: (cell: NearCell) => unknown) => near.map(of)
  const paths = (of: (cell: NearCell) => string[]) => column((cell) => `{${of(cell).map(quoted).join(',')}}`)
  return sql`select lo, hi, whole, scale, outlines::path[] as outlines, holes::path[] as holes, edges::path[] as edges,
      segments::float8[] as segments
    from unnest(${column(({ lo }) => lo)}::bigint[], ${column(({ hi }) => hi)}::bigint[],
      ${column(({ whole }) => whole)}::boolean[], ${column(({ scale }) => scale)}::float8[],
      ${paths(({ outlines }) => outlines)}::text[], ${paths(({ holes }) => holes)}::text[],
      ${paths(({ edges }) => edges)}::text[], ${column(({ segments }) => `{${segments.join(',')}}`)}::text[])
      as n (lo, hi, whole, scale, outlines, holes, edges, segments)
    offset 0`
}

/** A path holds commas, which would end an element. */
function quoted(path: string): string {
  return `"${path}"`
}
