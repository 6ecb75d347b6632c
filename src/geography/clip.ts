import type { PolygonRings, Position, Ring, Shape } from './area.ts'
import type { Bounds } from './measure.ts'

/**
 * The part of a shape inside a box (Sutherland–Hodgman, side by side). What was one piece may stay joined by edges
 * that run along the box: the even–odd test inside the box is exact, distances to those edges mean nothing.
 */
export function clipToBounds(shape: Shape, { west, south, east, north }: Bounds): Shape {
  let clipped = clipHalf(shape, 0, west, 1)
  clipped = clipHalf(clipped, 0, east, -1)
  clipped = clipHalf(clipped, 1, south, 1)
  return clipHalf(clipped, 1, north, -1)
}

/** The part of a shape inside a convex ring given anticlockwise; see `clipToBounds` for what its edges mean. */
export function clipToConvex(shape: Shape, outline: Ring): Shape {
  let clipped = shape
  for (let i = 1; i < outline.length; i++) {
    const [ax, ay] = outline[i - 1] as Position
    const [bx, by] = outline[i] as Position
    clipped = clipShape(clipped, ([x, y]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax))
  }
  return clipped
}

function clipHalf(shape: Shape, axis: 0 | 1, limit: number, sign: 1 | -1): Shape {
  return clipShape(
    shape,
    (position) => (position[axis] - limit) * sign,
    (position) => {
      position[axis] = limit
      return position
    },
  )
}

/** Keeps the side where `depth` is not negative; `settle` puts a cut exactly on the limit despite rounding. */
function clipShape(
  shape: Shape,
  depth: (p: Position) => number,
  settle = (p: Position): Position => p,
): Shape {
  const polygons: Shape = []
  for (const polygon of shape) {
    const rings: PolygonRings = []
    for (const ring of polygon) {
      const clipped = clipRing(ring, depth, settle)
      if (clipped.length >= 4) rings.push(clipped)
      else if (rings.length === 0) break
    }
    if (rings.length > 0) polygons.push(rings)
  }
  return polygons
}

function clipRing(ring: Ring, depth: (p: Position) => number, settle: (p: Position) => Position): Ring {
  const out: Ring = []
  let before = ring[0] as Position
  let depthBefore = depth(before)
  if (depthBefore >= 0) out.push(before)
  for (let i = 1; i < ring.length; i++) {
    const here = ring[i] as Position
    const depthHere = depth(here)
    if (depthHere >= 0 !== depthBefore >= 0) {
      const t = depthBefore / (depthBefore - depthHere)
      out.push(settle([before[0] + t * (here[0] - before[0]), before[1] + t * (here[1] - before[1])]))
    }
    if (depthHere >= 0) out.push(here)
    before = here
    depthBefore = depthHere
  }
  return closed(out)
}

function closed(ring: Ring): Ring {
  const first = ring[0]
  const last = ring.at(-1)
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push(first)
  return ring
}
