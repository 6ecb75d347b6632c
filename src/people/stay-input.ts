import { z } from '@hono/zod-openapi'
import { placeByRef } from '../geography/gazetteer.ts'
import { instantOf, readDate } from './dates.ts'
import * as fields from './fields.ts'
import { type Assumption, standingSince, stayKinds, type Whereabouts } from './stay.ts'
import { inPlace, type Located, locate } from './whereabouts.ts'

const cell = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
  z.string().trim().max(300).optional(),
)

/** A stay written by hand. Where: a place's ref, or its name with the country, or a point. */
export const StayInput = z
  .object({
    kind: z.enum(stayKinds).default('lodging'),
    /** Ref of a place, as GET /places answers it. */
    ref: cell,
    /** The place in words, where no ref is known. */
    place: cell,
    country: cell,
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
    /** Name of the hotel or the building. */
    hotel: cell,
    /** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, in the place's own time. */
    from: cell,
    /** As `from`; empty where nobody knows of a return. */
    to: cell,
    purpose: cell,
    /** A trip of this person that the stay belongs to; a new one where none is given. */
    trip: z.uuid().optional(),
  })
  .openapi('StayInput')
export type StayInput = z.infer<typeof StayInput>

/** What a stay says, read; `doubt` is for whoever wrote it. */
export type ReadStay = {
  kind: StayInput['kind']
  label: string
  where: Whereabouts
  starts: Date
  ends: Date | null
  assumed: Assumption[]
  doubt: string | null
}
type Fault = { path: string; message: string }

/** A check-in holds this long where nobody says until when. */
const checkInHours = 24
const transitHours = 12

/** Reads a stay as an import row is read; faults name the field. */
export function readStay(input: StayInput, now: Date): ReadStay | { faults: Fault[] } {
  const located = locateInput(input)
  if ('fault' in located) return { faults: [{ path: located.column, message: located.fault }] }
  const zone = located.where.zone ?? 'UTC'
  const from = instant('from', input.from, zone, 'start', now)
  const to = instant('to', input.to, zone, 'end', now)
  const faults = [from, to].flatMap((read) => (read?.fault ? [read.fault] : []))
  if (faults.length > 0) return { faults }
  const standing = input.kind === 'home' || input.kind === 'post'
  const starts = from.value ?? (standing ? standingSince : input.kind === 'check-in' ? now : undefined)
  if (!starts) return { faults: [{ path: 'from', message: 'Write the first day.' }] }
  const given = to.value
  if (given && given <= starts) return { faults: [{ path: 'to', message: 'Ends before it starts.' }] }
  const ends = given ?? usualEnd(input.kind, starts)
  const { label, assumed } = described(input, located, given ?? null)
  const { kind } = input
  return { kind, label, where: located.where, starts, ends, assumed, doubt: located.doubt ?? null }
}

function usualEnd(kind: StayInput['kind'], starts: Date): Date | null {
  const hours = kind === 'check-in' ? checkInHours : kind === 'transit' ? transitHours : null
  return hours === null ? null : new Date(starts.getTime() + hours * 3_600_000)
}

type Missing = { column: string; fault: string }

function locateInput(input: StayInput): Located | Missing {
  const atAirport = input.kind === 'transit' || input.kind === 'check-in'
  if (input.ref && input.lat === undefined) {
    const place = placeByRef(input.ref)
    return place ? inPlace(place, atAirport) : { column: 'ref', fault: `No place has the ref ${input.ref}.` }
  }
  const read = input.country === undefined ? undefined : fields.country(input.country)
  if (read && 'fault' in read) return { column: 'country', fault: read.fault }
  const { place, lat, lon } = input
  const found = locate({ place, country: read?.value, lat, lon }, atAirport)
  return 'fault' in found ? { column: found.column, fault: found.fault } : found
}

type Instant = { value?: Date; fault?: Fault }

function instant(
  path: string,
  text: string | undefined,
  zone: string,
  edge: 'start' | 'end',
  now: Date,
): Instant {
  if (text === undefined) return {}
  const date = readDate(text, null)
  if ('fault' in date) return { fault: { path, message: date.fault } }
  const at = instantOf(date, zone, now, edge)
  const far = Math.abs(at.getTime() - now.getTime()) > 10 * 366 * 86_400_000
  return far ? { fault: { path, message: 'Is more than ten years away: check the year.' } } : { value: at }
}

/** The label that a reader sees, and what is only assumed. */
function described({ kind, hotel }: StayInput, { name, where, missed }: Located, ends: Date | null) {
  const assumed: Assumption[] = missed ? ['place not found'] : []
  if (kind === 'home') return { label: `At home, ${name}`, assumed }
  if (kind === 'post') return { label: `At post, ${name}`, assumed }
  if (kind === 'check-in') return { label: `Checked in, ${hotel ? `${hotel}, ` : ''}${name}`, assumed }
  if (kind === 'transit') {
    if (!ends) assumed.push('length of transit unknown')
    return { label: `In transit through ${name}`, assumed }
  }
  if (!ends) assumed.push('one-way trip')
  const known = hotel !== undefined || where.precision === 'exact' || kind !== 'lodging'
  if (!known) assumed.push('hotel unknown')
  return { label: known ? [hotel, name].filter(Boolean).join(', ') : `Hotel unknown, ${name}`, assumed }
}
