import type { Position } from '../../geography/area.ts'

type Edge = { from: Position; to: Position; west: number; east: number }

/** Pairs of edges compared for one outline: a coastline of 100,000 points needs far fewer, 10 million take 0.2 s. */
const mostPairs = 10_000_000

/**
 * Where an outline properly crosses itself, in the plane of longitude and latitude, or null. Edges that merely touch
 * or repeat do not count: many real warnings have them and mean one area. Sorted by their western end, so that each
 * edge meets only those it overlaps in longitude; an outline made so that all of them overlap is 'too-intricate'.
 */
export function crossing(points: Position[]): Position | 'too-intricate' | null {
  const edges = points.slice(1).map((to, at) => edgeOf(points[at] as Position, to))
  edges.sort((a, b) => a.west - b.west)
  let open: Edge[] = []
  let pairs = 0
  for (const edge of edges) {
    pairs += open.length
    if (pairs > mostPairs) return 'too-intricate'
    open = open.filter((other) => other.east >= edge.west)
    const met = open.find((other) => cross(edge, other))
    if (met) return meeting(edge, met)
    open.push(edge)
  }
  return null
}

function edgeOf(from: Position, to: Position): Edge {
  return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) }
}

function cross(a: Edge, b: Edge): boolean {
  const aSplits = side(a, b.from) * side(a, b.to) < 0
  return aSplits && side(b, a.from) * side(b, a.to) < 0
}

/** Which side of an edge a point lies on: −1, 0 on its line, 1. */
function side({ from, to }: Edge, [x, y]: Position): number {
  return Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]))
}

function meeting(a: Edge, b: Edge): Position {
  const [dx, dy] = [a.to[0] - a.from[0], a.to[1] - a.from[1]]
  const [ex, ey] = [b.to[0] - b.from[0], b.to[1] - b.from[1]]
  const along = ((b.from[0] - a.from[0]) * ey - (b.from[1] - a.from[1]) * ex) / (dx * ey - dy * ex)
  return [round(a.from[0] + along * dx), round(a.from[1] + along * dy)]
}

function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000
}
