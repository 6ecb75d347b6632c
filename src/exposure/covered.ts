import type { Area, Position, Shape } from '../geography/area.ts'
import { cellBounds } from '../geography/cells.ts'
import { coverShape } from '../geography/cover.ts'
import { type Bounds, kmPerDegree } from '../geography/measure.ts'
import {
  type Boxed,
  boxed,
  chainsNear,
  pathText,
  segmentsOf,
  withOtherSide,
  withoutInnerEdges,
} from './edges.ts'
import { exactRadiusKm, largestRadiusKm } from './exposure.ts'

/** A cell as a row of `area_cell` and of the match. Cell ids as text: they are wider than a JavaScript number. */
export type DeepCell = { cell: string; lo: string; hi: string; deep: true; whole: true }
export type NearCell = {
  cell: string
  lo: string
  hi: string
  deep: false
  whole: boolean
  scale: number
  outlines: string[]
  holes: string[]
  edges: string[]
  segments: number[]
}
type Ranges = { lo: string; hi: string }[]
/**
 * An area in cells: those far inside, also merged into ranges, and those near its edge with what of it is near. `exact` is
 * the same for points that are known closely, whose cells come nearer to the edge.
 */
export type Covered = {
  deep: DeepCell[]
  ranges: Ranges
  near: NearCell[]
  exact: { ranges: Ranges; near: NearCell[] }
}

/** Covers a shape for error radii up to `largestRadiusKm`, and for those up to `exactRadiusKm` on its own. */
export function coveredBy(shape: Shape): Covered {
  const whole = withOtherSide(shape)
  const outline = boxed(withoutInnerEdges(shape))
  const { ranges, near } = coveredFor(exactRadiusKm, whole, outline)
  return { ...coveredFor(largestRadiusKm, whole, outline), exact: { ranges, near } }
}

/** A cell inside but within `radiusKm` of the edge is near too: error radii may reach out of it. */
function coveredFor(radiusKm: number, shape: Shape, outline: Boxed[]) {
  const { inside, border } = coverShape(shape, { growKm: radiusKm })
  const deep: DeepCell[] = []
  const near: NearCell[] = border.map(({ cell, lo, hi, polygon }) =>
    nearCell({ cell, lo, hi }, outline, polygon, radiusKm),
  )
  for (const range of inside) {
    const chains = chainsNear(outline, grown(cellBounds(range.cell), radiusKm))
    if (chains.length > 0) near.push(nearCell(range, outline, null, radiusKm))
    else deep.push({ ...asText(range), deep: true, whole: true })
  }
  return { deep, ranges: mergedRanges(deep), near }
}

/** Covers of the areas that were asked for last, by the area as JSON, with how many edges each holds. */
const lately = new Map<string, { covered: Covered; edges: number }>()
/** An outline of thousands of corners fills this by itself. */
const rememberedEdges = 200_000
const remembered = 24

/**
 * The cover of an area whose shape is this one. While a draft is written the same area is counted again and again, and a
 * country takes a tenth of a second to cover, so the last few are kept; nothing of them depends on whose they are.
 */
export function coverOf(area: Area, shape: Shape): Covered {
  const key = JSON.stringify(area)
  const known = lately.get(key) ?? weighed(coveredBy(shape))
  lately.delete(key)
  lately.set(key, known)
  let edges = [...lately.values()].reduce((sum, one) => sum + one.edges, 0)
  for (const [oldest, { edges: freed }] of lately) {
    if ((lately.size <= remembered && edges <= rememberedEdges) || oldest === key) break
    lately.delete(oldest)
    edges -= freed
  }
  return known.covered
}

function weighed(covered: Covered) {
  const cells = [...covered.near, ...covered.exact.near]
  return { covered, edges: cells.reduce((sum, { segments }) => sum + segments.length / 4, 0) }
}

type Range = { cell: bigint; lo: bigint; hi: bigint }

function nearCell(range: Range, outline: Boxed[], clipped: Shape | null, radiusKm: number): NearCell {
  const box = cellBounds(range.cell)
  const scale = Math.max(1e-9, Math.cos((((box.south + box.north) / 2) * Math.PI) / 180))
  const chains = chainsNear(outline, grown(box, radiusKm))
  const closed = (ring: Position[]) => pathText(ring.slice(0, -1), scale, true)
  return {
    ...asText(range),
    deep: false,
    whole: clipped === null,
    scale,
    outlines: (clipped ?? []).flatMap((polygon) => polygon.slice(0, 1).map(closed)),
    holes: (clipped ?? []).flatMap((polygon) => polygon.slice(1).map(closed)),
    edges: chains.map((chain) => pathText(chain, scale, false)),
    segments: segmentsOf(chains),
  }
}

function asText({ cell, lo, hi }: Range) {
  return { cell: cell.toString(), lo: lo.toString(), hi: hi.toString() }
}

/** The box widened by so many km; near a pole it holds every longitude. */
function grown({ west, south, east, north }: Bounds, km: number): Bounds {
  const high = km / kmPerDegree + 0.001
  const most = Math.max(Math.abs(south), Math.abs(north)) + high
  const wide = most >= 89 ? 360 : high / Math.cos((most * Math.PI) / 180)
  return { west: west - wide, south: south - high, east: east + wide, north: north + high }
}

/** Deep cells' ranges, those that touch as one: between two neighbours lies one number, which no leaf bears. */
function mergedRanges(cells: readonly DeepCell[]) {
  const ranges: { lo: bigint; hi: bigint }[] = []
  for (const { lo, hi } of cells.map(asRange).sort((a, b) => (a.lo < b.lo ? -1 : 1))) {
    const last = ranges.at(-1)
    if (last && lo - last.hi <= 2n) last.hi = hi
    else ranges.push({ lo, hi })
  }
  return ranges.map(({ lo, hi }) => ({ lo: lo.toString(), hi: hi.toString() }))
}

function asRange({ lo, hi }: DeepCell) {
  return { lo: BigInt(lo), hi: BigInt(hi) }
}
