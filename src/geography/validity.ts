import { cutAtAntimeridian, unroll } from './antimeridian.ts'
import type { PolygonRings, Position, Ring, Shape } from './area.ts'
import { firstCrossing } from './crossings.ts'
import { ringContains } from './measure.ts'

export type RingsFault = { ok: false; fault: string; at?: Position }
/** `rings` are closed and free of repeats, as given otherwise; `shape` is the same cut at the antimeridian. */
export type CheckedRings = { ok: true; rings: PolygonRings; shape: Shape } | RingsFault

/**
 * Repairs what is harmless (an unclosed ring, repeated positions, a ring over the antimeridian) and refuses
 * the rest: no positions, out of range, fewer than 4 with the closing one, crossing itself or another ring, no area.
 */
export function checkRings(rings: readonly Ring[]): CheckedRings {
  if (rings.length === 0) return { ok: false, fault: 'The polygon has no outline.' }
  const repaired: PolygonRings = []
  for (const [i, ring] of rings.entries()) {
    const stray = ring.find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    if (stray) return { ok: false, fault: outOfRange(stray, i), at: stray }
    const whole = closed(ring.filter((position, j) => !same(position, ring[j - 1])))
    if (whole.length < 4) return { ok: false, fault: tooFew(whole, i), at: whole[0] }
    repaired.push(whole)
  }
  return crossingFault(repaired) ?? flatFault(repaired) ?? { ok: true, rings: repaired, shape: cut(repaired) }
}

function outOfRange([lon, lat]: Position, i: number): string {
  const swapped = Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90
  const remedy = swapped ? 'it looks like latitude, longitude: swap them' : 'use −180 to 180 and −90 to 90'
  return `${ringName(i)} has longitude ${lon}, latitude ${lat}: ${remedy}.`
}

function tooFew(ring: Ring, i: number): string {
  const corners = new Set(ring.map(String)).size
  return `${ringName(i)} has ${corners} different ${corners === 1 ? 'corner' : 'corners'}; an area needs at least 3.`
}

function crossingFault(rings: PolygonRings): RingsFault | undefined {
  const found = firstCrossing(rings.map(unroll))
  if (!found) return undefined
  const at: Position = [wrapped(found.at[0]), found.at[1]]
  const [a, b] = [Math.min(...found.rings), Math.max(...found.rings)]
  const what =
    a === b ? `${ringName(a)} crosses itself` : `${ringName(a)} and ${ringName(b).toLowerCase()} cross`
  return { ok: false, fault: `${what} near ${place(at)}: put the corners in order around the area.`, at }
}

/** Twice the area under a thousandth of a square metre is a line drawn back and forth. */
function flatFault(rings: PolygonRings): RingsFault | undefined {
  const i = rings.findIndex((ring) => Math.abs(doubleArea(unroll(ring))) < 1e-13)
  if (i < 0) return undefined
  return { ok: false, fault: `${ringName(i)} encloses no area.`, at: rings[i]?.[0] }
}

/** Each piece of a hole goes to the piece of the outline that it lies in. */
function cut([outline = [], ...holes]: PolygonRings): Shape {
  const shape = cutAtAntimeridian(outline)
  for (const hole of holes.flatMap(cutAtAntimeridianRings)) {
    const home = shape.find(([ring = []]) => hole.some(([lon, lat]) => ringContains(ring, lon, lat)))
    home?.push(hole)
  }
  return shape
}

function cutAtAntimeridianRings(ring: Ring): Ring[] {
  return cutAtAntimeridian(ring).flat()
}

function doubleArea(ring: Ring): number {
  const turn = (ring.at(-1) as Position)[0] - (ring[0] as Position)[0]
  if (Math.abs(turn) > 1) return turn
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [ax, ay] = ring[i] as Position
    return sum + (ax * y - x * ay)
  }, 0)
}

function closed(ring: Ring): Ring {
  const first = ring[0]
  return first && !same(first, ring.at(-1)) ? [...ring, first] : ring
}

function ringName(i: number): string {
  return i === 0 ? 'The outline' : `Hole ${i}`
}

function place([lon, lat]: Position): string {
  const northing = `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? 'S' : 'N'}`
  return `${northing}, ${Math.abs(lon).toFixed(4)}° ${lon < 0 ? 'W' : 'E'}`
}

function wrapped(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon
}

function same(a: Position, b: Position | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1]
}
