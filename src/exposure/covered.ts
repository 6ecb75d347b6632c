import type { Area, Position, Shape } from '../geography/area.ts'
import { cellBounds } from '../geography/cells.ts'
import { type CoverCell, type CoverRange, coverShape, mergedRanges } from '../geography/cover.ts'
import { type Bounds, containsPoint, kmPerDegree } from '../geography/measure.ts'
import { meet, type Run, runsOf, withOtherSide, withoutInnerEdges } from './edges.ts'
import { largestRadiusKm } from './exposure.ts'

/** A cell that an outline crosses, with the area clipped to it: closed rings in degrees. */
export type CrossedCell = CoverCell & { outlines: Position[][]; holes: Position[][] }
/**
 * A cell near an outline; `whole` where all of it lies in the area. `runs` are those of the outline that are near it, none of them
 * nearer than `gap` km: a smaller error radius cannot reach one.
 */
export type NearCell = CrossedCell & { whole: boolean; runs: number[]; gap: number }

/**
 * An area in cells. For points that are known exactly: the ranges in it and the cells on its outline. For all others, whose
 * error radii reach over it, and for sites: cells far inside, also merged into ranges, and those near the outline.
 */
export type Covered = {
  exact: { ranges: CoverRange[]; crossed: CrossedCell[] }
  wide: { deep: CoverCell[]; ranges: CoverRange[]; near: NearCell[]; runs: Run[] }
}

/** More cells are more look-ups, fewer are more points to be tested. */
const mostExact = 300
const mostWide = 300

export function coveredBy(shape: Shape): Covered {
  const whole = withOtherSide(shape)
  return { exact: exactly(whole), wide: widely(whole, runsOf(withoutInnerEdges(shape))) }
}

function exactly(shape: Shape): Covered['exact'] {
  const { ranges, border } = coverShape(shape, { growKm: 0, maxCells: mostExact })
  return {
    ranges,
    crossed: border.map(({ cell, lo, hi, polygon }) => ({ cell, lo, hi, ...ringsOf(polygon) })),
  }
}

/**
 * A cell inside but within the largest error radius of the edge is near too: circles may reach out of it. Where none of the
 * outline runs through a cell (an edge between two parts, or a cut at ±180°, is none) all of it is inside or all outside.
 */
function widely(shape: Shape, runs: Run[]): Covered['wide'] {
  const { inside, border } = coverShape(shape, { growKm: largestRadiusKm, maxCells: mostWide })
  const deep: CoverCell[] = []
  const near: NearCell[] = []
  for (const { polygon, ...cell } of [...inside.map((one) => ({ ...one, polygon: null })), ...border]) {
    const reached = runsNear(runs, cell)
    const whole = polygon === null || (reached.gap > 0 && containsMiddle(polygon, cell))
    if (reached.gap <= largestRadiusKm)
      near.push({ ...cell, whole, ...(whole ? { outlines: [], holes: [] } : ringsOf(polygon)), ...reached })
    else if (whole) deep.push(cell)
  }
  return { deep, ranges: mergedRanges(deep), near, runs }
}

/** A little beside the middle, which an edge between two parts is less likely to run through. */
function containsMiddle(shape: Shape, { cell }: CoverCell): boolean {
  const { west, south, east, north } = cellBounds(cell)
  return containsPoint(shape, west + 0.4877 * (east - west), south + 0.5231 * (north - south))
}

function runsNear(all: readonly Run[], { cell }: CoverCell): Pick<NearCell, 'runs' | 'gap'> {
  const box = cellBounds(cell)
  const large = grown(box, largestRadiusKm)
  const runs: number[] = []
  let gap = Number.POSITIVE_INFINITY
  for (const [i, run] of all.entries()) {
    if (!meet(run.box, large)) continue
    runs.push(i)
    gap = Math.min(gap, gapKm(run.box, box))
  }
  return { runs, gap }
}

/** At least so many km lie between two boxes, neither far from the other. */
function gapKm(a: Bounds, b: Bounds): number {
  const high = Math.max(0, a.south - b.north, b.south - a.north)
  const wide = Math.max(0, a.west - b.east, b.west - a.east)
  const most = Math.max(Math.abs(a.south), Math.abs(a.north), Math.abs(b.south), Math.abs(b.north))
  return 0.99 * kmPerDegree * Math.hypot(high, wide * Math.cos((most * Math.PI) / 180))
}

function ringsOf(clipped: Shape) {
  const open = (ring: Position[]) => ring.slice(0, -1)
  return {
    outlines: clipped.flatMap((polygon) => polygon.slice(0, 1).map(open)),
    holes: clipped.flatMap((polygon) => polygon.slice(1).map(open)),
  }
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
  const { exact, wide } = covered
  const rings = [...exact.crossed, ...wide.near].flatMap(({ outlines, holes }) => [...outlines, ...holes])
  const chains = [...rings, ...wide.runs.map(({ chain }) => chain)]
  return { covered, edges: chains.reduce((sum, chain) => sum + chain.length, 0) }
}

/** The box widened by so many km; near a pole it holds every longitude. */
function grown({ west, south, east, north }: Bounds, km: number): Bounds {
  const high = km / kmPerDegree + 0.001
  const most = Math.max(Math.abs(south), Math.abs(north)) + high
  const wide = most >= 89 ? 360 : high / Math.cos((most * Math.PI) / 180)
  return { west: west - wide, south: south - high, east: east + wide, north: north + high }
}
