import type { Position, Ring } from './area.ts'

type Edge = {
  from: Position
  to: Position
  ring: number
  index: number
  last: boolean
  west: number
  east: number
}

/**
 * The first place where two edges of these closed rings cross or lie on each other; touching in a point is allowed.
 * Edges are swept from west to east, so that only those that share a longitude are compared.
 */
export function firstCrossing(rings: readonly Ring[]): { at: Position; rings: [number, number] } | undefined {
  const edges = rings.flatMap(edgesOf).sort((a, b) => a.west - b.west)
  let open: Edge[] = []
  for (const edge of edges) {
    open = open.filter((other) => other.east >= edge.west)
    for (const other of open) {
      const at = areNeighbours(edge, other) ? foldOf(edge, other) : meeting(edge, other)
      if (at) return { at, rings: [other.ring, edge.ring] }
    }
    open.push(edge)
  }
  return undefined
}

function edgesOf(positions: Ring, ring: number): Edge[] {
  return positions.slice(1).map((to, index) => {
    const from = positions[index] as Position
    const last = index === positions.length - 2
    return { from, to, ring, index, last, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) }
  })
}

function areNeighbours(a: Edge, b: Edge): boolean {
  if (a.ring !== b.ring) return false
  const [low, high] = a.index < b.index ? [a, b] : [b, a]
  return high.index - low.index === 1 || (low.index === 0 && high.last)
}

/** Neighbours share a corner; they are at fault only when the second runs back over the first. */
function foldOf(a: Edge, b: Edge): Position | undefined {
  const corner = same(a.to, b.from) ? a.to : same(b.to, a.from) ? b.to : undefined
  if (!corner) return undefined
  const [into, out] = same(a.to, b.from) ? [a, b] : [b, a]
  if (side(into.from, into.to, out.to) !== 0) return undefined
  const back = dot(into.from, into.to, out.from, out.to) < 0
  return back ? corner : undefined
}

function meeting({ from: a, to: b }: Edge, { from: c, to: d }: Edge): Position | undefined {
  const [sc, sd, sa, sb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (sc * sd < 0 && sa * sb < 0) {
    const t = sa / (sa - sb)
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
  }
  return sc === 0 && sd === 0 ? overlap(a, b, c, d) : undefined
}

/** Edges on one line overlap when they share more than a point. */
function overlap(a: Position, b: Position, c: Position, d: Position): Position | undefined {
  const axis = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1
  const low = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
  const high = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
  return low < high ? ([a, b, c, d].find((end) => end[axis] === low) ?? a) : undefined
}

function side(a: Position, b: Position, p: Position): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}

function dot(a: Position, b: Position, c: Position, d: Position): number {
  return (b[0] - a[0]) * (d[0] - c[0]) + (b[1] - a[1]) * (d[1] - c[1])
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
