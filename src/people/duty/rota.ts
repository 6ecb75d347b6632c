import { offsetAt } from '../local-time.ts'
import { firstInstant } from './wall-clock.ts'

/** Minutes of wall-clock time since the midnight of the cycle's first Monday; `ends` may lie in the next cycle. */
export type Shift = { contact: string; starts: number; ends: number }
/** `anchor`: milliseconds of a Monday's midnight as if in UTC, from which cycles of `weeks` weeks are counted. */
export type Layer = {
  id: string
  position: number
  name: string
  zone: string
  weeks: number
  anchor: number
  shifts: Shift[]
}
/** Stands in for `covers`, or for whoever has the layer where that is null. `layer` null: wherever `covers` has one. */
export type Override = {
  id: string
  layer: string | null
  covers: string | null
  contact: string
  starts: number
  ends: number
}
/** Who has a layer from when to when, in milliseconds; `contact` null is a gap. `override` says why it is not the pattern. */
export type Segment = { starts: number; ends: number; contact: string | null; override: string | null }

const minute = 60_000
export const minutesOfWeek = 7 * 24 * 60

/** What is wrong with a layer's pattern, or null. Two people cannot have one layer at once. */
export function patternFault({ weeks, shifts }: Pick<Layer, 'weeks' | 'shifts'>): string | null {
  const cycle = weeks * minutesOfWeek
  const sorted = [...shifts].sort((a, b) => a.starts - b.starts)
  for (const { starts, ends } of sorted) {
    if (starts < 0 || starts >= cycle)
      return `A shift begins outside the ${weeks === 1 ? 'week' : `${weeks} weeks`} of the pattern.`
    if (ends <= starts || ends - starts > cycle)
      return 'A shift ends before it begins, or after its own next.'
  }
  const again = sorted[0] ? [...sorted, { ...sorted[0], starts: sorted[0].starts + cycle }] : []
  const clash = again.some((shift, index) => shift.ends > (again[index + 1]?.starts ?? Infinity))
  return clash ? 'Two shifts of this layer overlap: one layer has one person at a time.' : null
}

/** Who has a layer between two instants, without a hole: gaps are segments too. `active` are contacts that may be told. */
export function segmentsOf(
  layer: Layer,
  overrides: Override[],
  active: ReadonlySet<string>,
  [from, to]: [number, number],
): Segment[] {
  let segments = withGaps(shiftsBetween(layer, from, to), from, to)
  for (const override of overrides)
    if (override.layer === null || override.layer === layer.id)
      segments = segments.flatMap((segment) => covered(segment, override))
  return merged(
    segments.map((one) => (one.contact && !active.has(one.contact) ? { ...one, contact: null } : one)),
  )
}

function shiftsBetween({ zone, weeks, anchor, shifts }: Layer, from: number, to: number): Segment[] {
  const cycle = weeks * minutesOfWeek * minute
  const [first, last] = [from, to].map((at) => Math.floor((at + offsetAt(zone, at) - anchor) / cycle))
  const found: Segment[] = []
  for (let turn = (first ?? 0) - 1; turn <= (last ?? 0) + 1; turn++)
    for (const { contact, starts, ends } of shifts) {
      const at = (minutes: number) => firstInstant(zone, anchor + turn * cycle + minutes * minute)
      found.push({ starts: at(starts), ends: at(ends), contact, override: null })
    }
  return found.filter((one) => one.ends > one.starts).sort((a, b) => a.starts - b.starts)
}

function withGaps(shifts: Segment[], from: number, to: number): Segment[] {
  const whole: Segment[] = []
  let reached = from
  const gapTo = (until: number) => {
    if (until > reached) whole.push({ starts: reached, ends: until, contact: null, override: null })
  }
  for (const shift of shifts) {
    const [starts, ends] = [Math.max(shift.starts, reached), Math.min(shift.ends, to)]
    if (ends <= starts) continue
    gapTo(starts)
    whole.push({ ...shift, starts, ends })
    reached = ends
  }
  gapTo(to)
  return whole
}

function covered(segment: Segment, { id, covers, contact, starts, ends }: Override): Segment[] {
  const [from, to] = [Math.max(segment.starts, starts), Math.min(segment.ends, ends)]
  if (to <= from || (covers !== null && covers !== segment.contact)) return [segment]
  return [
    { ...segment, ends: from },
    { starts: from, ends: to, contact, override: id },
    { ...segment, starts: to },
  ].filter((piece) => piece.ends > piece.starts)
}

function merged(segments: Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const last = joined.at(-1)
    if (last && last.contact === segment.contact && last.override === segment.override)
      joined[joined.length - 1] = { ...last, ends: segment.ends }
    else joined.push(segment)
  }
  return joined
}
