import { dayOf, instantIn } from '../reading/instants.ts'
import type { GivenTime } from './item.ts'

/**
 * A time as a document writes it. Times without a zone are in `timeZone` (IANA), and say so; a bare date is its day there.
 * Null where nothing is given; `at` is null where what is given cannot be understood.
 */
export function givenTime(text: string | null | undefined, timeZone: string): GivenTime | null {
  const given = text?.trim() ?? ''
  if (given === '') return null
  return isoTime(given, timeZone) ?? { given, at: null, precision: 'instant', zone: 'given' }
}

/** A number of milliseconds since 1970, as USGS writes times. */
export function givenEpoch(milliseconds: number | null | undefined): GivenTime | null {
  if (typeof milliseconds !== 'number') return null
  const at = new Date(milliseconds)
  return {
    given: String(milliseconds),
    at: Number.isNaN(at.getTime()) ? null : at,
    precision: 'instant',
    zone: 'given',
  }
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?$/i

function isoTime(given: string, timeZone: string): GivenTime | null {
  const found = iso.exec(given)
  if (!found) return null
  const [, year, month, date, hour, minute, second = '00', zone] = found
  const day = dayOf(Number(year), Number(month), Number(date))
  if (day === null) return null
  const precision = hour === undefined ? 'day' : 'instant'
  const time = hour === undefined ? '00:00' : `${hour}:${minute}`
  const at = zone
    ? new Date(`${day}T${time}:${second}${offsetWords(zone)}`)
    : inZone(timeZone, day, time, Number(second))
  if (at === null || Number.isNaN(at.getTime())) return null
  return { given, at, precision, zone: zone ? 'given' : 'assumed' }
}

function offsetWords(zone: string) {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? []
  return sign ? `${sign}${hours}:${minutes}` : 'Z'
}

function inZone(timeZone: string, day: string, time: string, seconds: number) {
  const instant = instantIn(timeZone, day, time)
  return instant === null ? null : new Date(new Date(instant).getTime() + seconds * 1000)
}
