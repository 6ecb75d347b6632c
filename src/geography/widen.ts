import { cutAtAntimeridian, unroll } from './antimeridian.ts'
import type { Position, Ring, Shape } from './area.ts'
import { circleRing, circleShape } from './circle.ts'
import { kmPerDegree } from './measure.ts'

const sides = 24
const longestDegrees = 2

/**
 * A shape and what lies within `km` of it, as overlapping parts: the shape, and around each edge the hull of two circles.
 * An approximation on the wide side: outlines are first thinned to a twentieth of the distance, which is
 * added to it, and circles are drawn around rather than within, so nobody inside `km` is missed and the widening is at
 * most 7 % too wide. `distanceToShapeKm` is exact where that matters.
 */
export function widen(shape: Shape, km: number): Shape {
  const tolerance = km / 20
  const reach = (km + tolerance) / Math.cos(Math.PI / sides)
  const outlines = shape.flatMap((polygon) => polygon.map((ring) => thinned(ring, tolerance / kmPerDegree)))
  return [...shape, ...outlines.flatMap((ring) => stepsOf(ring).flatMap(([a, b]) => capsule(a, b, reach)))]
}

/** Convex, because the circles' hull is; near a pole, where a circle is no oval in lon/lat, the circles alone. */
function capsule(from: Position, to: Position, km: number): Shape {
  const most = Math.max(Math.abs(from[1]), Math.abs(to[1])) + km / kmPerDegree
  if (most >= 89) return [from, to].flatMap(([lon, lat]) => circleShape(lat, lon, km))
  const around = ([lon, lat]: Position) => unroll([[lon, lat], ...circleRing(lat, lon, km, sides)]).slice(1)
  return cutAtAntimeridian(rolled(hull([...around(from), ...around(to)])))
}

/** Back to ±180, as `cutAtAntimeridian` expects a ring. */
function rolled(ring: Ring): Ring {
  return ring.map(([lon, lat]) => [lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon, lat])
}

/** Edges in pieces so short that a straight line in lon/lat between two circles keeps their distance. */
function stepsOf(ring: Ring): [Position, Position][] {
  const steps: [Position, Position][] = []
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position
    const [bx, by] = ring[i] as Position
    const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / longestDegrees))
    const at = (k: number): Position => [ax + ((bx - ax) * k) / pieces, ay + ((by - ay) * k) / pieces]
    for (let k = 0; k < pieces; k++) steps.push([at(k), at(k + 1)])
  }
  return steps
}

/** Douglas–Peucker in degrees: in km the tolerance only shrinks towards the poles. Ends stay. */
function thinned(ring: Ring, tolerance: number): Ring {
  const keep = new Uint8Array(ring.length).fill(0)
  keep[0] = keep[ring.length - 1] = 1
  const waiting: [number, number][] = [[0, ring.length - 1]]
  for (let span = waiting.pop(); span; span = waiting.pop()) {
    const [from, to] = span
    const far = farthest(ring, from, to)
    if (far.distance <= tolerance) continue
    keep[far.index] = 1
    waiting.push([from, far.index], [far.index, to])
  }
  return ring.filter((_, i) => keep[i] === 1)
}

function farthest(ring: Ring, from: number, to: number): { index: number; distance: number } {
  const [ax, ay] = ring[from] as Position
  const [bx, by] = ring[to] as Position
  const [dx, dy] = [bx - ax, by - ay]
  const long = dx * dx + dy * dy
  let best = { index: from, distance: -1 }
  for (let i = from + 1; i < to; i++) {
    const [x, y] = ring[i] as Position
    const t = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / long))
    const distance = Math.hypot(x - ax - t * dx, y - ay - t * dy)
    if (distance > best.distance) best = { index: i, distance }
  }
  return best
}

/** Convex hull by Andrew's monotone chain, anticlockwise and closed. */
function hull(points: Position[]): Ring {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const lower = chain(sorted)
  const upper = chain(sorted.toReversed())
  return [...lower.slice(0, -1), ...upper.slice(0, -1), lower[0] as Position]
}

function chain(points: Position[]): Position[] {
  const kept: Position[] = []
  for (const p of points) {
    while (kept.length > 1 && turn(kept.at(-2) as Position, kept.at(-1) as Position, p) <= 0) kept.pop()
    kept.push(p)
  }
  return kept
}

function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}
