import { type Draft, isPlace } from './draft.ts'
import type { Stamp } from './stamps.ts'

/** What an alert still needs before it can go out, by the draft's own field names, most needed first. */
export function missingOf(draft: Omit<Draft, 'missing'>, stamp: Stamp | null): string[] {
  const missing: string[] = []
  if (draft.countries.length === 0) missing.push('countries')
  if (draft.publishedAt === null) missing.push('publishedAt')
  else if (stamp?.timed === false) missing.push('time of publication')
  else if (stamp?.zoned === false) missing.push('time zone of publication')
  for (const field of ['headline', 'summary', 'event', 'eventDate', 'advice', 'category'] as const) {
    if (draft[field] === null) missing.push(field)
  }
  if (draft.severity === 'Unknown') missing.push('severity')
  if (!draft.places.some((place) => isPlace(place) && place.kind !== 'country')) missing.push('places')
  return missing
}
