import type { PolygonRings, Position } from './area.ts'
import { borderShape } from './borders.ts'
import { areaKm2 } from './measure.ts'

/** A point to put a country's mark at: the centroid of its largest piece. For display only: it may lie off a crescent. */
export function countryCentre(code: string): Position {
  const largest = borderShape(code).reduce<PolygonRings | undefined>((best, one) => {
    return best && areaKm2([best]) >= areaKm2([one]) ? best : one
  }, undefined)
  return largest ? centroid(largest) : [0, 0]
}

function centroid([ring = []]: PolygonRings): Position {
  let [area, x, y] = [0, 0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position
    const [bx, by] = ring[i] as Position
    const cross = ax * by - bx * ay
    area += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)]
}
