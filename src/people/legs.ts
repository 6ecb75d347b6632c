import type { Findings } from './findings.ts'
import type { NewStay } from './stay.ts'
import type { Leg } from './trip-row.ts'

export type KeyedLeg = Leg & { key: string }

/**
 * Puts the legs of a file in order: an open stay ends where the same trip's next one begins, rows given twice are
 * read once, and every leg gets its stable key: trip and place, with a number from the second visit on.
 */
export function arrangeLegs(legs: readonly Leg[], findings: Findings): KeyedLeg[] {
  const trips = Map.groupBy(legs, (leg) => leg.tripKey)
  return [...trips.values()].flatMap((trip) => {
    const ordered = trip.toSorted((a, b) => a.starts.getTime() - b.starts.getTime() || a.row - b.row)
    return keyed(closeOpenLegs(eachOnce(ordered, findings)))
  })
}

/** What is stored of a leg, once its trip has an id. */
export function stayOf(
  { row, tripKey, placeKey, purpose, cancelled, named, ...stay }: KeyedLeg,
  trip: string,
): NewStay {
  return { ...stay, trip }
}

function eachOnce(ordered: readonly Leg[], findings: Findings): Leg[] {
  const kept = new Map<string, Leg>()
  for (const leg of ordered) {
    const key = `${leg.placeKey} ${leg.starts.toISOString()}`
    const before = kept.get(key)
    if (!before) kept.set(key, leg)
    else if (before.row === leg.row) continue
    else if (before.ends?.getTime() === leg.ends?.getTime() && before.label === leg.label) {
      if (leg.kind !== 'transit')
        findings.warn(leg.row, null, leg.label, `The same stay as in row ${before.row}; read once.`)
    } else
      findings.error(
        leg.row,
        null,
        leg.label,
        `Row ${before.row} has the same stay with another end or hotel. Keep one of the rows.`,
      )
  }
  return [...kept.values()]
}

function closeOpenLegs(ordered: readonly Leg[]): Leg[] {
  const stays = ordered.filter((leg) => leg.kind !== 'transit' && !leg.cancelled)
  return ordered.map((leg) => {
    if (leg.ends || !leg.named) return leg
    const next = stays.find((other) => other.starts > leg.starts && other.placeKey !== leg.placeKey)
    if (!next) return leg
    return { ...leg, ends: next.starts, assumed: leg.assumed.filter((why) => why !== 'one-way trip') }
  })
}

function keyed(ordered: readonly Leg[]): KeyedLeg[] {
  const visits = new Map<string, number>()
  return ordered.map((leg) => {
    const visit = (visits.get(leg.placeKey) ?? 0) + 1
    visits.set(leg.placeKey, visit)
    return { ...leg, key: `${leg.tripKey}/${leg.placeKey}${visit > 1 ? `#${visit}` : ''}` }
  })
}
