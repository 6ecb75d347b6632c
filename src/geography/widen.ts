import type { Position, Ring, Shape } from './area.ts'
import { circleShape } from './circle.ts'
import { kmPerDegree } from './measure.ts'

/**
 * A shape and everything within about `km` of it: the shape itself, a disc at each corner and a strip along each edge, as
 * parts that overlap. Corners nearer to one another than a tenth of `km` are taken as one, so it may fall short by that.
 */
export function widen(shape: Shape, km: number): Shape {
  const parts: Shape = [...shape]
  for (const polygon of shape)
    for (const ring of polygon) {
      const thinned = thin(ring, km / 10)
      for (let i = 1; i < thinned.length; i++) {
        const [a, b] = [thinned[i - 1] as Position, thinned[i] as Position]
        parts.push(...circleShape(b[1], b[0], km), [strip(a, b, km)])
      }
    }
  return parts
}

function thin(ring: Ring, km: number): Ring {
  const kept: Ring = []
  for (const position of ring) {
    const last = kept.at(-1)
    if (!last || flatKm(last, position) >= km) kept.push(position)
  }
  if (kept.length > 0) kept.push(kept[0] as Position)
  return kept
}

function flatKm([ax, ay]: Position, [bx, by]: Position) {
  const squeeze = Math.cos((((ay + by) / 2) * Math.PI) / 180)
  return Math.hypot((bx - ax) * squeeze, by - ay) * kmPerDegree
}

/** The rectangle `km` to both sides of an edge, in locally scaled degrees, kept on the globe. */
function strip([ax, ay]: Position, [bx, by]: Position, km: number): Ring {
  const squeeze = Math.max(0.01, Math.cos((((ay + by) / 2) * Math.PI) / 180))
  const [dx, dy] = [(bx - ax) * squeeze, by - ay]
  const length = Math.hypot(dx, dy) || 1
  const off = km / kmPerDegree / length
  const [ox, oy] = [(-dy * off) / squeeze, dx * off]
  const ring: Ring = [
    [ax + ox, ay + oy],
    [bx + ox, by + oy],
    [bx - ox, by - oy],
    [ax - ox, ay - oy],
    [ax + ox, ay + oy],
  ]
  return ring.map(([x, y]): Position => [Math.max(-180, Math.min(180, x)), Math.max(-90, Math.min(90, y))])
}
