import { distanceKm } from '../geography/measure.ts'
import type { Features } from './features.ts'
import type { Summary } from './summary.ts'

/** Kilometres between stated places of one event at most: of a quake, which agencies place differently; of anything else. */
const nearKm = { quake: 150, other: 300 }
/** Magnitudes of one quake differ by less, whoever measures. */
const sameMagnitude = 0.6
/** Days between what is told of one event: where the days are stated, and where only the day of telling is known. */
const nearDays = { stated: 3, told: 14, quake: 1 }

/** Why a report cannot be about the event of a story. */
export type Incompatible = 'another event number' | 'another place' | 'another time' | 'another magnitude'

/**
 * Whether a report can be about a story’s event at all; null where it can. What is not known is compatible with anything. A number
 * of the same scheme decides alone: the same is the same event, another is another.
 */
export function incompatible(features: Features, story: Summary): Incompatible | null {
  const byId = idsAgree(features.eventIds, story.eventIds)
  if (byId !== null) return byId ? null : 'another event number'
  if (!placesAgree(features, story)) return 'another place'
  if (!daysAgree(features, story)) return 'another time'
  if (!magnitudesAgree(features, story)) return 'another magnitude'
  return null
}

/** True where they share a number, false where both have one of a scheme and none is the same, null where nothing can be said. */
export function idsAgree(mine: readonly string[], theirs: readonly string[]): boolean | null {
  if (mine.some((id) => theirs.includes(id))) return true
  const schemes = new Set(theirs.map(schemeOf))
  return mine.some((id) => schemes.has(schemeOf(id))) ? false : null
}

function schemeOf(id: string) {
  return id.slice(0, id.indexOf(':'))
}

/** Whether both say in which country it is, and say different ones. */
export function otherCountry(
  features: Pick<Features, 'countries'>,
  story: Pick<Summary, 'countries'>,
): boolean {
  const { countries } = features
  return (
    countries.length > 0 &&
    story.countries.length > 0 &&
    !countries.some((country) => story.countries.includes(country))
  )
}

/** Places that sources state decide. What was read out of words may be wrong, and only makes it less likely. */
function placesAgree(features: Features, story: Summary): boolean {
  if (!features.isPlaced || !story.isPlaced) return true
  if (otherCountry(features, story)) return false
  const mine = features.scenes.filter(({ isCountry }) => !isCountry)
  const theirs = story.scenes.filter(({ isCountry }) => !isCountry)
  if (mine.length === 0 || theirs.length === 0) return true
  const reach = features.magnitude === null ? nearKm.other : nearKm.quake
  return mine.some((one) => theirs.some((other) => distanceKm(one, other) <= reach))
}

function daysAgree({ days, magnitude }: Features, { from, to }: Summary): boolean {
  if (!days || from === null || to === null) return true
  const apart = Math.max(daysBetween(to, days.from), daysBetween(days.to, from), 0)
  return apart <= (magnitude !== null ? nearDays.quake : days.isStated ? nearDays.stated : nearDays.told)
}

function magnitudesAgree({ magnitude }: Features, { magnitudes }: Summary): boolean {
  if (magnitude === null || magnitudes.length === 0) return true
  return magnitudes.some((one) => Math.abs(one - magnitude) < sameMagnitude)
}

function daysBetween(from: string, to: string) {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
