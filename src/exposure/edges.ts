import type { Position, Shape } from '../geography/area.ts'
import { type Bounds, bounds, kmPerDegree, polygonContains } from '../geography/measure.ts'

const metresPerDegree = kmPerDegree * 1000

/** Beyond this many polygons looking for inner edges costs more than it saves: 174 polygons take about 0.1 s. */
const mostPolygons = 500

/** Edges straight in lon/lat, end after end; each chain is at least one edge. */
export type Chain = Position[]

/** A chain with the box of each run of `run` edges, west, south, east, north: most runs miss most cells. */
export type Boxed = { chain: Chain; boxes: Float64Array }
const run = 32

/** Boxes the runs of chains, once an outline. */
export function boxed(outline: readonly Chain[]): Boxed[] {
  return outline.map((chain) => {
    const boxes = new Float64Array(Math.ceil((chain.length - 1) / run) * 4)
    for (let at = 0; at * run < chain.length - 1; at++) {
      const box = bounds([[chain.slice(at * run, (at + 1) * run + 1)]])
      boxes.set([box.west, box.south, box.east, box.north], at * 4)
    }
    return { chain, boxes }
  })
}

/**
 * A shape with a copy, 360° away, of what lies near the antimeridian: shapes are cut there, but error radii reach over it.
 * At 60° north 50 km are 0.9° of longitude; nearer to a pole more, so five degrees, and everything beyond 80°.
 */
export function withOtherSide(shape: Shape): Shape {
  const copies = shape.flatMap((polygon) => {
    const { west, south, east, north } = bounds([polygon])
    const reach = Math.max(-south, north) > 80 ? 360 : 5
    const shifts = [...(west < reach - 180 ? [360] : []), ...(east > 180 - reach ? [-360] : [])]
    return shifts.map((shift) => polygon.map((ring) => ring.map((position) => moved(position, shift))))
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
 * The edges of an outline that may touch a box, in chains, by their own boxes: some that miss it are among them. A box that
 * reaches over the antimeridian gets the edges of the other side moved by 360°. Where a shape was cut at ±180° there
 * is no edge.
 */
export function chainsNear(outline: readonly Boxed[], box: Bounds): Chain[] {
  const chains: Chain[] = []
  for (const shift of shiftsOf(box)) {
    for (const one of outline) collect(one, shift, box, chains)
  }
  return chains
}

/**
 * A chain or ring as PostgreSQL's `path` in metres, x scaled by `scale`. Closed paths are written in round brackets. To the
 * tenth of a millimetre: PostgreSQL refuses products that are too small for a double ("underflow").
 */
export function pathText(positions: readonly Position[], scale: number, closed: boolean): string {
  const metres = (degrees: number) => (degrees * metresPerDegree).toFixed(4)
  const points = positions.map(([lon, lat]) => `(${metres(lon * scale)},${metres(lat)})`)
  return closed ? `(${points.join(',')})` : `[${points.join(',')}]`
}

/** Chains as one flat list of edges: lon, lat, lon, lat, to a ten-thousandth of a millimetre for the same reason. */
export function segmentsOf(chains: readonly Chain[]): number[] {
  return chains.flatMap((chain) =>
    chain.slice(1).flatMap((to, i) => [...(chain[i] as Position), ...to].map((degrees) => round(degrees))),
  )
}

function round(degrees: number): number {
  return Math.round(degrees * 1e12) / 1e12
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

function meet(a: Bounds, b: Bounds): boolean {
  return a.west <= b.east && a.east >= b.west && a.south <= b.north && a.north >= b.south
}

function shiftsOf({ west, east }: Bounds): number[] {
  return [0, ...(west < -180 ? [-360] : []), ...(east > 180 ? [360] : [])]
}

function collect({ chain: ring, boxes }: Boxed, shift: number, box: Bounds, chains: Chain[]) {
  let open: Chain | undefined
  for (let i = 1; i < ring.length; i++) {
    if ((i - 1) % run === 0 && misses(boxes, ((i - 1) / run) * 4, shift, box)) {
      open = undefined
      i += run - 1
      continue
    }
    const from = ring[i - 1] as Position
    const to = ring[i] as Position
    if (isCut(from, to) || !mayTouch(from, to, shift, box)) {
      open = undefined
      continue
    }
    if (!open) {
      open = [moved(from, shift)]
      chains.push(open)
    }
    open.push(moved(to, shift))
  }
}

function misses(boxes: Float64Array, at: number, shift: number, box: Bounds): boolean {
  const [west, south, east, north] = [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]] as [
    number,
    number,
    number,
    number,
  ]
  return west + shift > box.east || east + shift < box.west || south > box.north || north < box.south
}

function isCut([a]: Position, [b]: Position): boolean {
  return a === b && Math.abs(a) === 180
}

function mayTouch([ax, ay]: Position, [bx, by]: Position, shift: number, box: Bounds): boolean {
  return (
    Math.min(ax, bx) + shift <= box.east &&
    Math.max(ax, bx) + shift >= box.west &&
    Math.min(ay, by) <= box.north &&
    Math.max(ay, by) >= box.south
  )
}

function moved([lon, lat]: Position, shift: number): Position {
  return [lon + shift, lat]
}
