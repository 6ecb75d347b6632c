import type { Doubt, Miss, NotExposed, Reason, Receipt, SiteInArea } from './exposure.ts'

/** Times are shown in the place's own zone unless another is asked for; `sure: false` leaves out how sure it is. */
export type Rendering = { zone?: string; sure?: boolean }

/** A receipt as sentences, one line a reason, strongest first: "In Baghdad Tue 3 – Fri 6 Mar; only the city is known". Empty for what is no receipt. */
export function renderReceipt(receipt: unknown, rendering: Rendering = {}): string {
  if (!isReceipt(receipt)) return ''
  const lines = receipt.exposed
    ? receipt.reasons.map((reason) => renderReason(reason, rendering))
    : renderNo(receipt, rendering)
  return [...new Set(lines)].join('\n')
}

function isReceipt(value: unknown): value is Receipt {
  const { exposed, reasons, misses } = (value ?? {}) as Record<string, unknown>
  return (exposed === true && Array.isArray(reasons)) || (exposed === false && Array.isArray(misses))
}

function renderReason(reason: Reason, rendering: Rendering): string {
  const doubts = reason.why.map((why) => doubtWords(why, reason))
  return [
    stayWords(reason, rendering),
    ...doubts,
    ...(rendering.sure === false ? [] : sureWords(reason)),
  ].join('; ')
}

/** How sure it is, where it is not and where it is known. */
function sureWords({ confidence, sure }: Reason): string[] {
  if (confidence === 'certain' || sure === null || sure === undefined || sure >= 1) return []
  return [`${Math.round(sure * 100)} % sure`]
}

function doubtWords(doubt: Doubt, reason: Reason): string {
  const { distanceKm, precision, radiusKm } = reason
  const words: Record<Doubt, string> = {
    beside: `${km(distanceKm)} outside the area, and ${known(precision, radiusKm)}`,
    partly: known(precision, radiusKm),
    'region-only': 'only the region is known',
    'country-only': 'only the country is known',
    'before-arrival': `arrives ${hoursBetween(reason.to, reason.starts)} after it ends`,
    'after-departure': `left ${hoursBetween(reason.ends, reason.from)} before`,
    'one-way': 'no return is known',
    'transit-length': 'it is not known how long the transit takes',
    'may-be-home': 'may have returned from a trip without a known end',
    'old-check-in': `checked in last ${hoursBetween(reason.ends, reason.from)} before`,
    'checked-in-elsewhere': 'has checked in elsewhere since',
    'double-booked': 'another booking for the same time is far away',
  }
  return words[doubt]
}

function known(precision: string, radiusKm: number): string {
  if (precision === 'city') return 'only the city is known'
  if (precision === 'street') return 'only the street or airport is known'
  return `known to ${km(radiusKm)}`
}

function hoursBetween(from: string | null, to: string): string {
  return from === null ? 'some time' : hours((Date.parse(to) - Date.parse(from)) / 3_600_000)
}

/** The people these are shown to want the nearest miss; the others stay in the receipt. */
function renderNo({ because, misses, sites = [] }: NotExposed, rendering: Rendering): string[] {
  const [nearest] = misses
  if (because === 'missed' && nearest) return [missWords(nearest, rendering)]
  const words: Record<NotExposed['because'], string> = {
    missed: 'No stay is known.',
    'no-stay': 'No stay is known.',
    'unknown-person': 'Nobody of this organisation.',
    inactive: 'No longer active in this organisation.',
    condition: 'Stands in the area, but the alert is only for an audience they do not belong to.',
    'alert-over': 'Stands in the area, but the alert is no longer in force.',
    responsible: `Responsible for ${sites.map(siteWords).join(' and ')}.`,
  }
  return [words[because]]
}

function siteWords({ name, distanceKm }: SiteInArea): string {
  return distanceKm > 0 ? `${name}, whose grounds reach into the area` : `${name}, in the area`
}

function missWords(miss: Miss, rendering: Rendering): string {
  const stay = stayWords(miss, rendering)
  if (miss.fault === 'left-before') return `${stay}: left ${hours(miss.hours)} before`
  if (miss.fault === 'not-yet-arrived') return `${stay}: arrives ${hours(miss.hours)} after it ends`
  if (miss.fault === 'travelling') return `${stay}: travelling all the while`
  return `${stay}: ${km(miss.distanceKm)} from the area`
}

function stayWords(
  { label, starts, ends, zone }: Omit<Reason, 'from' | 'to' | 'confidence' | 'sure' | 'why'>,
  rendering: Rendering,
) {
  const span = spanWords(
    new Date(starts),
    ends === null ? null : new Date(ends),
    rendering.zone ?? zone ?? 'UTC',
  )
  if (!span) return label
  return /,|^(in|at) /i.test(label) ? `${label}, ${span}` : `In ${label} ${span}`
}

/** Empty for a standing stay, which began before anybody wrote it down. */
function spanWords(from: Date, to: Date | null, zone: string): string {
  if (from.getTime() <= 0 && !to) return ''
  if (!to) return `from ${day(from, zone, true)}`
  const [first, last] = [day(from, zone, true), day(to, zone, true)]
  if (first === last) return first
  const sameMonth = first.split(' ').slice(2).join() === last.split(' ').slice(2).join()
  return `${sameMonth ? day(from, zone, false) : first} – ${last}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** "Tue 3 Mar": put together from its parts, because the locale's own order has a comma and may change. */
function day(at: Date, zone: string, withMonth: boolean): string {
  const format = formats.get(zone) ?? dayFormat(zone)
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return [parts.weekday, parts.day, ...(withMonth ? [parts.month] : [])].join(' ')
}

function dayFormat(zone: string) {
  const options = { weekday: 'short', day: 'numeric', month: 'short' } as const
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}

function km(distance: number): string {
  return distance < 10 ? `${Math.round(distance * 10) / 10} km` : `${Math.round(distance)} km`
}

function hours(count: number): string {
  if (count >= 72) return `${Math.round(count / 24)} days`
  return count < 1.5 ? 'an hour' : `${Math.round(count)} hours`
}
