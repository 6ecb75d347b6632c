import type { Position, Ring, Shape } from './area.ts'
import { clipToBounds } from './clip.ts'

/**
 * A closed ring as a shape cut at ±180°. A step of more than 180° of longitude is taken the short way round (RFC 7946
 * §3.1.9 asks writers to cut there; many do not); a step of exactly 360° is a map's edge and is taken as it stands.
 * A ring that goes all the way round holds a pole: `pole`, or else the one on the side of its mean latitude.
 */
export function cutAtAntimeridian(ring: Ring, pole?: 1 | -1): Shape {
  const unrolled = unroll(ring)
  const turn = (unrolled.at(-1) as Position)[0] - (unrolled[0] as Position)[0]
  const whole = Math.abs(turn) > 1 ? overPole(unrolled, pole ?? nearPole(ring)) : unrolled
  return [-360, 0, 360].flatMap((shift) => piece(whole, shift))
}

/** The ring with longitudes that run on past ±180 instead of jumping. */
export function unroll(ring: Ring): Ring {
  const out: Ring = []
  let shift = 0
  ring.forEach(([lon, lat], i) => {
    const step = i === 0 ? 0 : lon - (ring[i - 1] as Position)[0]
    if (Math.abs(step) > 180 && Math.abs(step) < 360) shift -= Math.sign(step) * 360
    out.push([lon + shift, lat])
  })
  return out
}

/** Closed along the pole; `piece` lays the one turn it makes over −180 to 180 from both sides. */
function overPole(unrolled: Ring, pole: 1 | -1): Ring {
  const first = unrolled[0] as Position
  const last = unrolled.at(-1) as Position
  return [...unrolled, [last[0], 90 * pole], [first[0], 90 * pole], first]
}

function nearPole(ring: Ring): 1 | -1 {
  return ring.reduce((sum, [, lat]) => sum + lat, 0) >= 0 ? 1 : -1
}

function piece(ring: Ring, shift: number): Shape {
  const box = { west: -180 - shift, south: -90, east: 180 - shift, north: 90 }
  const clipped = clipToBounds([[ring]], box).filter(([outline = []]) => !isFlat(outline))
  return clipped.map((polygon) => polygon.map((one) => one.map(([lon, lat]): Position => [lon + shift, lat])))
}

function isFlat(ring: Ring): boolean {
  return ring.every(([lon]) => lon === ring[0]?.[0]) || ring.every(([, lat]) => lat === ring[0]?.[1])
}
