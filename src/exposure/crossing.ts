import type { Position, Shape } from '../geography/area.ts'
import { type Bounds, bounds, containsPoint } from '../geography/measure.ts'

export type Relation = 'within' | 'overlaps' | 'apart'

/** How one shape stands to another: wholly within it, overlapping it, or apart. Edges that only touch do not cross. */
export function relationOf(one: Shape, other: Shape): Relation {
  const box = common(bounds(one), bounds(other))
  if (!box) return 'apart'
  if (edgesCross(edgesIn(one, box), edgesIn(other, box))) return 'overlaps'
  const [first] = vertices(one)
  if (!first) return 'apart'
  const inside = vertices(one).map(([lon, lat]) => containsPoint(other, lon, lat))
  if (inside.every(Boolean)) return hasHoleIn(other, one) ? 'overlaps' : 'within'
  if (inside.some(Boolean)) return 'overlaps'
  return vertices(other).some(([lon, lat]) => containsPoint(one, lon, lat)) ? 'overlaps' : 'apart'
}

type Edge = readonly [ax: number, ay: number, bx: number, by: number]

/** One vertex of every ring: with no edges crossing, each ring lies wholly inside or wholly outside. */
function vertices(shape: Shape): Position[] {
  return shape.flatMap((polygon) => polygon.flatMap((ring) => ring.slice(0, 1)))
}

function hasHoleIn(shape: Shape, within: Shape): boolean {
  return shape.some((polygon) =>
    polygon.slice(1).some(([first]) => first && containsPoint(within, first[0], first[1])),
  )
}

function common(a: Bounds, b: Bounds): Bounds | undefined {
  const box = {
    west: Math.max(a.west, b.west),
    south: Math.max(a.south, b.south),
    east: Math.min(a.east, b.east),
    north: Math.min(a.north, b.north),
  }
  return box.west <= box.east && box.south <= box.north ? box : undefined
}

function edgesIn(shape: Shape, { west, south, east, north }: Bounds): Edge[] {
  const found: Edge[] = []
  for (const ring of shape.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as Position
      const [bx, by] = ring[i] as Position
      if (Math.max(ax, bx) < west || Math.min(ax, bx) > east) continue
      if (Math.max(ay, by) < south || Math.min(ay, by) > north) continue
      found.push([ax, ay, bx, by])
    }
  }
  return found
}

/** A sweep from west to east: only edges whose spans of longitude meet are compared. */
function edgesCross(ones: Edge[], others: Edge[]): boolean {
  const west = ([ax, , bx]: Edge) => Math.min(ax, bx)
  const east = ([ax, , bx]: Edge) => Math.max(ax, bx)
  ones.sort((a, b) => west(a) - west(b))
  others.sort((a, b) => west(a) - west(b))
  let open: Edge[] = []
  let next = 0
  for (const one of ones) {
    for (; next < others.length && west(others[next] as Edge) <= east(one); next++)
      open.push(others[next] as Edge)
    open = open.filter((other) => east(other) >= west(one))
    if (open.some((other) => cross(one, other))) return true
  }
  return false
}

function cross([ax, ay, bx, by]: Edge, [cx, cy, dx, dy]: Edge): boolean {
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.min(ay, by) > Math.max(cy, dy)) return false
  const side = (px: number, py: number, qx: number, qy: number, x: number, y: number) =>
    Math.sign((qx - px) * (y - py) - (qy - py) * (x - px))
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  )
}
