import type { Position, Shape } from './area.ts'
import { boundsAt, cellAt, cellRange } from './cells.ts'
import { clipToBounds } from './clip.ts'
import { type Bounds, bounds, containsPoint, earthRadiusKm, kmPerDegree } from './measure.ts'

export type CoverCell = { cell: bigint; lo: bigint; hi: bigint }
export type CoverRange = { lo: bigint; hi: bigint }
/** `polygon` is the shape clipped to the cell grown by `growKm`; its longitudes may pass ±180 to reach over the antimeridian. */
export type BorderCell = CoverCell & { polygon: Shape }
export type Cover = { inside: CoverCell[]; ranges: CoverRange[]; border: BorderCell[] }
export type CoverOptions = { maxCells?: number; growKm: number }

/**
 * Covers a shape with cells. A point in an `inside` cell lies in the shape; a point in a `border` cell must be tested
 * against that cell's polygon; every other point is more than `growKm` from the shape. Larger cells are split
 * first until `maxCells` (default 300) are in use or the cells are much smaller than `growKm`.
 */
export function coverShape(shape: Shape, { maxCells = 300, growKm }: CoverOptions): Cover {
  const reaching = overAntimeridian(shape, growKm)
  const queue: Node[] = [{ level: 0, x: 0, y: 0, edges: edgesOf(reaching), shape: reaching }]
  const inside: CoverCell[] = []
  const border: BorderCell[] = []
  for (let next = 0; next < queue.length; next++) {
    const node = queue[next] as Node
    const waiting = queue.length - next
    const full = inside.length + border.length + waiting + 3 > maxCells
    if (full || node.level >= deepest(growKm)) border.push(borderCell(node, growKm))
    else split(node, growKm, queue, inside)
    queue[next] = node
  }
  return { inside, ranges: mergedRanges(inside), border }
}

/** A cell that the outline crosses or comes near to, with the edges near it and what of the shape is near it. */
type Node = { level: number; x: number; y: number; edges: Edges; shape: Shape }
/** Four numbers an edge: from lon, lat to lon, lat. */
type Edges = Float64Array

function split(node: Node, growKm: number, queue: Node[], inside: CoverCell[]): void {
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const child = { level: node.level + 1, x: node.x * 2 + dx, y: node.y * 2 + dy }
    const box = boundsAt(child.level, child.x, child.y)
    const large = grown(box, growKm)
    const edges = touching(node.edges, large)
    if (touching(edges, box).length === 0) {
      const covered = containsPoint(node.shape, (box.west + box.east) / 2, (box.south + box.north) / 2)
      if (covered) inside.push(ranged(child.level, child.x, child.y))
      if (covered || edges.length === 0) continue
    }
    queue.push({ ...child, edges, shape: clipToBounds(node.shape, loose(large)) })
  }
}

function borderCell({ level, x, y, shape }: Node, growKm: number): BorderCell {
  // The whole world is a node that nothing has clipped yet.
  const polygon = level > 0 ? shape : clipToBounds(shape, loose(grown(boundsAt(0, 0, 0), growKm)))
  return { ...ranged(level, x, y), polygon }
}

function ranged(level: number, x: number, y: number): CoverCell {
  const cell = cellAt(level, x, y)
  const [lo, hi] = cellRange(cell)
  return { cell, lo, hi }
}

/** Below a quarter of the growth, and below 25 m, splitting further spares no tests. */
function deepest(growKm: number): number {
  const least = Math.max(growKm / 4, 0.025)
  return Math.max(1, Math.floor(Math.log2((180 * kmPerDegree) / least)))
}

/**
 * A box that holds every point within so many km of a point of the given box. Near a pole that is every longitude:
 * a circle of angular radius r at latitude φ spans asin(sin r / cos φ) of longitude to each side while φ + r < 90°.
 */
function grown({ west, south, east, north }: Bounds, km: number): Bounds {
  const high = km / kmPerDegree
  const most = Math.max(Math.abs(south), Math.abs(north))
  const rad = Math.PI / 180
  const sine = most + high >= 90 ? 1 : Math.sin(km / earthRadiusKm) / Math.cos(most * rad)
  const wide = sine >= 1 || high >= 90 ? 360 : Math.asin(sine) / rad
  return { west: west - wide, south: south - high, east: east + wide, north: north + high }
}

/** A little more, so that the edges which clipping makes are beyond the reach of every point of the cell. */
function loose({ west, south, east, north }: Bounds): Bounds {
  const wide = (east - west) * 0.01 + 1e-6
  const high = (north - south) * 0.01 + 1e-6
  return { west: west - wide, south: south - high, east: east + wide, north: north + high }
}

/** The shape, and beyond ±180° a copy of what lies on the other side within reach. */
function overAntimeridian(shape: Shape, growKm: number): Shape {
  if (growKm === 0) return shape
  const { south, north } = bounds(shape)
  const box = grown({ west: 0, south, east: 0, north }, growKm)
  const wide = Math.min(180, grown(box, growKm).east)
  const west = clipToBounds(shape, { west: -180, south: -90, east: -180 + wide, north: 90 })
  const east = clipToBounds(shape, { west: 180 - wide, south: -90, east: 180, north: 90 })
  return [...shape, ...moved(west, 360), ...moved(east, -360)]
}

function moved(shape: Shape, degrees: number): Shape {
  return shape.map((polygon) =>
    polygon.map((ring) => ring.map(([lon, lat]): Position => [lon + degrees, lat])),
  )
}

function edgesOf(shape: Shape): Edges {
  const edges: number[] = []
  for (const polygon of shape) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1] as Position
        const [bx, by] = ring[i] as Position
        edges.push(ax, ay, bx, by)
      }
    }
  }
  return Float64Array.from(edges)
}

function touching(edges: Edges, box: Bounds): Edges {
  const kept = new Float64Array(edges.length)
  let count = 0
  for (let i = 0; i < edges.length; i += 4) {
    const ax = edges[i] as number
    const ay = edges[i + 1] as number
    const bx = edges[i + 2] as number
    const by = edges[i + 3] as number
    if (!touches(ax, ay, bx, by, box)) continue
    kept[count++] = ax
    kept[count++] = ay
    kept[count++] = bx
    kept[count++] = by
  }
  return kept.slice(0, count)
}

/** Separating axes: the box's two and the edge's normal. Sides count as the box; doubt in the last digit says yes. */
function touches(ax: number, ay: number, bx: number, by: number, box: Bounds): boolean {
  const slack = 1e-9
  if (Math.min(ax, bx) > box.east + slack || Math.max(ax, bx) < box.west - slack) return false
  if (Math.min(ay, by) > box.north + slack || Math.max(ay, by) < box.south - slack) return false
  const dx = bx - ax
  const dy = by - ay
  const middle = dx * ((box.south + box.north) / 2 - ay) - dy * ((box.west + box.east) / 2 - ax)
  const reach = (Math.abs(dx) * (box.north - box.south) + Math.abs(dy) * (box.east - box.west)) / 2
  return Math.abs(middle) <= reach + slack * (Math.abs(dx) + Math.abs(dy))
}

/**
 * Cells' ranges, those of neighbours as one: between them lies one number, which belongs to their common ancestor and to
 * no leaf.
 */
export function mergedRanges(cells: readonly CoverCell[]): CoverRange[] {
  const ranges: CoverRange[] = []
  for (const { lo, hi } of cells.toSorted((a, b) => (a.lo < b.lo ? -1 : 1))) {
    const last = ranges.at(-1)
    if (last && lo - last.hi <= 2n) last.hi = hi
    else ranges.push({ lo, hi })
  }
  return ranges
}
