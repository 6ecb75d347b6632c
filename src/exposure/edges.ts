import type { Position, Shape } from '../geography/area.ts'
import { type Bounds, bounds, polygonContains } from '../geography/measure.ts'

/** Beyond this many polygons looking for inner edges costs more than it saves: 174 polygons take about 0.1 s. */
const mostPolygons = 500

/** Edges straight in lon/lat, end after end; each chain is at least one edge. */
export type Chain = Position[]

/** A few edges of an outline in a row, with the box around them: most runs are far from most cells and points. */
export type Run = { chain: Chain; box: Bounds }
const longestRun = 16

/**
 * A shape with a copy, 360° away, of what lies near the antimeridian: shapes are cut there, but error radii reach over it.
 * At 60° north 50 km are 0.9° of longitude; nearer to a pole more, so five degrees, and everything beyond 80°.
 */
export function withOtherSide(shape: Shape): Shape {
  const copies = shape.flatMap((polygon) => {
    return shiftsOf(bounds([polygon])).map((shift) =>
      polygon.map((ring) => ring.map((position) => moved(position, shift))),
    )
  })
  return [...shape, ...copies]
}

/**
 * The edges of a shape in chains, without those between two of its polygons: of overlapping circles only the outer line
 * is left, so that nobody in the middle counts as near an edge. Of shapes with many parts every edge is kept.
 */
export function withoutInnerEdges(shape: Shape): Chain[] {
  if (shape.length === 1 || shape.length > mostPolygons) return shape.flat()
  const boxes = shape.map((polygon) => bounds([polygon]))
  return shape.flatMap((polygon, i) => {
    const others = shape.filter((_, j) => j !== i && meet(boxes[i] as Bounds, boxes[j] as Bounds))
    return polygon.flatMap((ring) => (others.length > 0 ? outerChains(ring, others) : [ring]))
  })
}

/**
 * An outline in runs, and again 360° away what error radii reach over the antimeridian. Where a shape was cut at ±180° there
 * is no edge.
 */
export function runsOf(outline: readonly Chain[]): Run[] {
  return outline.flatMap(withoutCuts).flatMap((chain) => {
    const runs: Run[] = []
    for (let from = 0; from < chain.length - 1; from += longestRun) {
      const part = chain.slice(from, from + longestRun + 1)
      const box = bounds([[part]])
      for (const shift of [0, ...shiftsOf(box)])
        runs.push({ chain: part.map((position) => moved(position, shift)), box: movedBox(box, shift) })
    }
    return runs
  })
}

/** Whether two boxes have a point in common. */
export function meet(a: Bounds, b: Bounds): boolean {
  return a.west <= b.east && a.east >= b.west && a.south <= b.north && a.north >= b.south
}

function outerChains(ring: readonly Position[], others: Shape): Chain[] {
  const chains: Chain[] = []
  let open: Chain | undefined
  for (let i = 1; i < ring.length; i++) {
    const from = ring[i - 1] as Position
    const to = ring[i] as Position
    const middle: Position = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    const inner = others.some((other) =>
      [from, middle, to].every(([lon, lat]) => polygonContains(other, lon, lat)),
    )
    if (inner) open = undefined
    else if (open) open.push(to)
    else {
      open = [from, to]
      chains.push(open)
    }
  }
  return chains
}

function withoutCuts(ring: Chain): Chain[] {
  const chains: Chain[] = [[]]
  for (const position of ring) {
    const open = chains.at(-1) as Chain
    const last = open.at(-1)
    if (last && last[0] === position[0] && Math.abs(last[0]) === 180) chains.push([position])
    else open.push(position)
  }
  return chains.filter(({ length }) => length > 1)
}

/** By how many degrees a piece is moved to be seen from the other side of the antimeridian. */
function shiftsOf({ west, south, east, north }: Bounds): number[] {
  const reach = Math.max(-south, north) > 80 ? 360 : 5
  return [...(west < reach - 180 ? [360] : []), ...(east > 180 - reach ? [-360] : [])]
}

function moved([lon, lat]: Position, shift: number): Position {
  return [lon + shift, lat]
}

function movedBox({ west, east, ...box }: Bounds, shift: number): Bounds {
  return { west: west + shift, east: east + shift, ...box }
}
