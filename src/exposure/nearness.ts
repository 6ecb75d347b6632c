import { type RawBuilder, sql } from 'kysely'
import { bigints, boxes, doubles, integers, type Path, paths } from '../database/binary.ts'
import type { Position } from '../geography/area.ts'
import type { CoverRange } from '../geography/cover.ts'
import { kmPerDegree } from '../geography/measure.ts'
import type { Covered, CrossedCell, NearCell } from './covered.ts'
import type { Run } from './edges.ts'
import { largestRadiusKm } from './exposure.ts'

const metresPerDegree = kmPerDegree * 1000
const metres = sql.lit(metresPerDegree)

/**
 * A coordinate of the row `s`. Adding and taking away 512 rounds to 1e-13 degrees: one of 1e-320 would end the statement with
 * "underflow".
 */
const degrees = (column: 'lon' | 'lat') => sql`(s.${sql.ref(column)} + 512 - 512)`

const spot = sql`point(${degrees('lon')} * ${metres}, ${degrees('lat')} * ${metres})`

/** Whether a point `s` lies in the piece of an area in its cell `n`, of `exactCells`. Most pieces are one ring. */
export const isInside: RawBuilder<boolean> = sql`
  case when n.outline is not null then ${spot} <@ n.outline else n.whole or in_rings(${spot}, n.outlines, n.holes) end`

/** Kilometres to the nearest edge that the error radius reaches, null where it reaches none. */
const toEdge = sql`km_within(here.radius, here.lon, here.lat, n.edges, n.scales, n.boxes)`

/**
 * How points `s` (lon, lat, radius_km) stand to the piece of an area in their cell `n` (of `nearCells` or `area_cell`), as lateral
 * joins for a `from` clause, each with `offset 0` so that it is worked out once and not wherever it is named.
 */
export const nearness: RawBuilder<unknown> = sql`
  cross join lateral (select ${degrees('lon')} as lon, ${degrees('lat')} as lat,
                             least(s.radius_km, ${sql.lit(largestRadiusKm)}::float8) as radius offset 0) here
  cross join lateral (
    select n.whole or in_rings(point(here.lon * n.scale * ${metres}, here.lat * ${metres}), n.outlines, n.holes) as inside offset 0) pip
  cross join lateral (select case when not pip.inside and here.radius > n.gap then ${toEdge} end as km offset 0) beside`

/** Whether any part of the point's error radius touches the area. */
export const touches: RawBuilder<boolean> = sql`(pip.inside or beside.km <= here.radius)`

/** Behind `nearness`: `edge.km` from a point to the area's edge, whichever side; null where its error radius reaches none. */
export const edgeOfHit: RawBuilder<unknown> = sql`
  cross join lateral (select case when pip.inside and here.radius > n.gap then ${toEdge} else beside.km end as km offset 0) edge`

/** Kilometres from a point to the area, 0 inside. */
export const kmToArea: RawBuilder<number> = sql`case when pip.inside then 0 else beside.km end`

export const doubtOfHit: RawBuilder<string | null> = sql`
  case when not pip.inside then 'beside' when edge.km < here.radius then 'partly' end`

/**
 * What of the point's error circle lies inside, its nearest edge taken as straight: half of a circle whose middle stands on
 * the edge. Where nothing depends on it, all of it or nothing.
 */
export const shareInside: RawBuilder<number> = sql`abs(case when pip.inside then 0 else 1 end
  - case when edge.km < here.radius
         then 1 - (acos(edge.km / here.radius) - edge.km / here.radius * sqrt(1 - (edge.km / here.radius) ^ 2)) / pi()
         else 1 end)`

/**
 * The cells of points known exactly as rows: ranges inside an area as `whole`, and the cells that its outline crosses, with
 * `outline` where the piece in one is a single ring, else `outlines` and `holes`. They go in PostgreSQL's own form: written as text,
 * and read, a country's outline takes longer than the match.
 */
export const exactCells = onceFor(({ ranges, crossed }: Covered['exact']) => {
  const single = crossed.map(({ outlines, holes }) =>
    outlines.length === 1 && holes.length === 0 ? (outlines[0] ?? null) : null,
  )
  const rings = crossed.map((cell, i) => (single[i] ? { outlines: [], holes: [] } : cell))
  const outlines = paths([...single.map((ring) => ring && onPlane(ring, 1, true)), ...ranges.map(() => null)])
  const cells = [...crossed, ...ranges]
  return sql`(select n.lo, n.hi, n.at > ${crossed.length}::int as whole, n.outline, r.outlines, r.holes
    from unnest(${bigints(cells.map(({ lo }) => lo))}::bigint[], ${bigints(cells.map(({ hi }) => hi))}::bigint[], ${outlines}::path[])
      with ordinality n (lo, hi, outline, at)
    left join ${ringsByCell(rings)} r using (at) offset 0)`
})

/** Ranges of cells as rows. */
export function asRows(ranges: readonly CoverRange[]) {
  return sql`(select lo, hi from unnest(${bigints(ranges.map(({ lo }) => lo))}::bigint[], ${bigints(ranges.map(({ hi }) => hi))}::bigint[])
    r (lo, hi))`
}

/** The cells near an area's outline as rows, as they stand in `area_cell`. */
export const nearCells = onceFor(({ near, runs }: Covered['wide']) => {
  const column = (of: (cell: NearCell) => bigint) => bigints(near.map(of))
  return sql`(select n.cell, n.lo, n.hi, n.whole > 0 as whole, n.gap, 1::float8 as scale, r.outlines, r.holes, e.edges, e.scales, e.boxes
    from unnest(${column(({ cell }) => cell)}::bigint[], ${column(({ lo }) => lo)}::bigint[], ${column(({ hi }) => hi)}::bigint[],
        ${integers(near.map(({ whole }) => Number(whole)))}::int[], ${doubles(near.map(({ gap }) => gap))}::float8[])
      with ordinality n (cell, lo, hi, whole, gap, at)
    left join ${ringsByCell(near)} r using (at)
    left join ${runsByCell(near, runs)} e using (at) offset 0)`
})

/** What is made of an object once and kept as long as it: of a cover that is remembered, its rows. */
function onceFor<T extends object, Made>(make: (of: T) => Made): (of: T) => Made {
  const made = new WeakMap<T, Made>()
  return (of) => {
    const known = made.get(of) ?? make(of)
    made.set(of, known)
    return known
  }
}

type Rings = Pick<CrossedCell, 'outlines' | 'holes'>

/** Rings of each cell, gathered under its place in the list, from 1. */
function ringsByCell(cells: readonly Rings[]) {
  const rings = cells.flatMap(({ outlines, holes }, i) => [
    ...outlines.map((ring) => ({ at: i + 1, hole: 0, ring })),
    ...holes.map((ring) => ({ at: i + 1, hole: 1, ring })),
  ])
  return sql`(select at, array_agg(path) filter (where hole = 0) as outlines, array_agg(path) filter (where hole = 1) as holes
    from unnest(${integers(rings.map(({ at }) => at))}::int[], ${integers(rings.map(({ hole }) => hole))}::int[],
      ${paths(rings.map(({ ring }) => onPlane(ring, 1, true)))}::path[]) as r (at, hole, path) group by at)`
}

/** Runs of the outline near each cell, gathered in the same way; each goes to the database once, however many cells it is near. */
function runsByCell(cells: readonly NearCell[], runs: readonly Run[]) {
  const near = cells.flatMap((cell, i) => cell.runs.map((run) => ({ at: i + 1, run: run + 1 })))
  const scales = runs.map(({ box }) =>
    Math.max(1e-9, Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)),
  )
  const edges = runs.map(({ chain }, i) => onPlane(chain, scales[i] as number, false))
  return sql`(select at, array_agg(path) as edges, array_agg(scale) as scales, array_agg(box) as boxes
    from unnest(${integers(near.map(({ at }) => at))}::int[], ${integers(near.map(({ run }) => run))}::int[]) as c (at, run)
    join unnest(${paths(edges)}::path[], ${doubles(scales)}::float8[], ${boxes(runs.map(({ box }) => box))}::box[])
      with ordinality as r (path, scale, box, run) using (run) group by at)`
}

/**
 * A ring or chain in metres, x scaled by the cosine of a latitude. To the tenth of a millimetre: PostgreSQL refuses products
 * that are too small for a double ("underflow").
 */
function onPlane(positions: readonly Position[], scale: number, closed: boolean): Path {
  const metres = (degrees: number) => Math.round(degrees * metresPerDegree * 1e4) / 1e4
  return { points: positions.map(([lon, lat]) => [metres(lon * scale), metres(lat)]), closed }
}
