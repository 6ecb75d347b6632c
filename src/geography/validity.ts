import type { PolygonRings, Position, Ring } from './area.ts'

export type CheckedRings =
  | { ok: true; polygons: PolygonRings[] }
  | { ok: false; fault: string; at?: Position }

/**
 * Checks a drawn polygon: an open ring is closed; one that crosses the antimeridian is cut there. Refused, with the place
 * of the fault: too few corners, no extent, positions off the globe, a ring that crosses itself.
 */
export function checkRings(rings: PolygonRings): CheckedRings {
  const closed = rings.map(close)
  for (const ring of closed) {
    const fault = ringFault(ring)
    if (fault) return { ok: false, ...fault }
  }
  return { ok: true, polygons: crossesAntimeridian(closed) ? cutAtAntimeridian(closed) : [closed] }
}

function close(ring: Ring): Ring {
  const [first] = ring
  const last = ring.at(-1)
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
}

function ringFault(ring: Ring): { fault: string; at?: Position } | null {
  const off = ring.find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
  if (off) return { fault: `[${off}] is not on the globe: positions are [longitude, latitude].`, at: off }
  if (new Set(ring.map(String)).size < 3) return { fault: 'A ring needs at least three different corners.' }
  const flat = unwrapped(ring)
  if (
    flat.every(
      ([x, y], i) => i < 2 || Math.abs(cross(flat[0] as Position, flat[1] as Position, [x, y])) < 1e-12,
    )
  )
    return { fault: 'The ring has no extent: its corners lie on one line.' }
  const at = crossing(flat)
  return at
    ? {
        fault: `The outline crosses itself near ${at[1].toFixed(3)}, ${at[0].toFixed(3)} (latitude, longitude).`,
        at,
      }
    : null
}

/** Neighbouring corners more than half the globe apart mean the short way round. */
function unwrapped(ring: Ring): Ring {
  let turn = 0
  return ring.map(([lon, lat], i): Position => {
    const before = ring[i - 1]
    if (before && lon - before[0] > 180) turn -= 360
    if (before && before[0] - lon > 180) turn += 360
    return [lon + turn, lat]
  })
}

function crossesAntimeridian(rings: PolygonRings) {
  return rings.some((ring) =>
    ring.some(([lon], i) => i > 0 && Math.abs(lon - (ring[i - 1] as Position)[0]) > 180),
  )
}

function cutAtAntimeridian(rings: PolygonRings): PolygonRings[] {
  const flat = rings.map(unwrapped)
  const shift = Math.min(...flat.flat().map(([lon]) => lon)) < -180 ? 360 : 0
  const east = flat.map((ring) => ring.map(([lon, lat]): Position => [lon + shift, lat]))
  const parts = [
    half(east, 180, 1),
    half(east, 180, -1).map((ring) => ring.map(([lon, lat]): Position => [lon - 360, lat])),
  ]
  return parts.filter((polygon) => polygon.length > 0)
}

/** What lies on one side of a meridian: 1 keeps the west, -1 the east. */
function half(rings: PolygonRings, meridian: number, sign: 1 | -1): PolygonRings {
  return rings.map((ring) => halfRing(ring, meridian, sign)).filter((ring) => ring.length >= 4)
}

function halfRing(ring: Ring, meridian: number, sign: 1 | -1): Ring {
  const out: Ring = []
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position
    const [bx, by] = ring[i] as Position
    const [inA, inB] = [(meridian - ax) * sign >= 0, (meridian - bx) * sign >= 0]
    if (inA) out.push([ax, ay])
    if (inA !== inB) out.push([meridian, ay + ((meridian - ax) / (bx - ax)) * (by - ay)])
  }
  return close(out)
}

/** Where two edges that are no neighbours cross, by a sweep over their western ends; null where none do. */
function crossing(ring: Ring): Position | null {
  const edges = ring.slice(1).map((to, i) => ({ i, a: ring[i] as Position, b: to }))
  const western = (edge: { a: Position; b: Position }) => Math.min(edge.a[0], edge.b[0])
  const sorted = [...edges].sort((p, q) => western(p) - western(q))
  let active: typeof edges = []
  for (const edge of sorted) {
    active = active.filter(({ a, b }) => Math.max(a[0], b[0]) >= western(edge))
    for (const other of active) {
      const apart = Math.abs(edge.i - other.i)
      if (apart <= 1 || apart === edges.length - 1) continue
      const at = meeting(edge.a, edge.b, other.a, other.b)
      if (at) return at
    }
    active.push(edge)
  }
  return null
}

function meeting(a: Position, b: Position, c: Position, d: Position): Position | null {
  const [ca, cb, ac, ad] = [cross(c, d, a), cross(c, d, b), cross(a, b, c), cross(a, b, d)]
  if (!(ca * cb < 0 && ac * ad < 0)) return null
  const t = ca / (ca - cb)
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
}

function cross(a: Position, b: Position, p: Position) {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}
