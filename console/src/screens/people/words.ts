import type { PersonLine, StayLine, WhereNow } from '../../../../src/desk/people/contract.ts'
import { stamp } from '../../parts/when.tsx'

export const kindWords: Record<PersonLine['kind'], string> = {
  employee: 'Employee',
  dependant: 'Dependant',
  contractor: 'Contractor',
  visitor: 'Visitor',
}

export const stayWords: Record<StayLine['kind'], string> = {
  lodging: 'Lodging',
  visit: 'Visit',
  transit: 'In transit',
  'check-in': 'Check-in',
  post: 'Post',
  home: 'Home',
}

/** On what it rests that somebody is there. */
export const basisWords: Record<WhereNow['basis'], string> = {
  'check-in': 'checked in',
  trip: 'on a trip',
  post: 'at post, no trip says otherwise',
  home: 'at home, no trip says otherwise',
  'open-trip': 'left long ago, no return is known',
  around: 'just before arriving or just after leaving',
}

export const confidenceWords: Record<StayLine['presence'][number]['confidence'], string> = {
  sure: 'known',
  likely: 'likely',
  unsure: 'unsure',
}

export const whyWords: Record<StayLine['presence'][number]['why'], string> = {
  there: 'the place is known',
  'place-unsure': 'no closer than the town, region or country is known',
  'one-way': 'no return is known',
  'one-way-old': 'left long ago, no return is known',
  standing: 'no trip says otherwise',
  'may-be-home': 'a trip without a known end may be over',
  around: 'just before arrival or just after departure',
  'old-check-in': 'checked in here before',
}

/** `5 Dec 2026`, in the place's own time. */
export function dayOf(at: string, zone: string | null): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric' } as const
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone ?? 'UTC' }).format(new Date(at))
  } catch {
    return stamp(new Date(at))
  }
}

/** From when to when a stay is; a standing one began before anybody wrote it down. */
export function spanOf({ starts, ends, zone }: Pick<StayLine, 'starts' | 'ends' | 'zone'>): string {
  const standing = new Date(starts).getTime() <= 0
  if (standing) return ends ? `until ${dayOf(ends, zone)}` : 'always, unless a trip says otherwise'
  const from = dayOf(starts, zone)
  if (!ends) return `from ${from}, no return is known`
  // A stay that ends at midnight was there the whole day before.
  const last = dayOf(new Date(new Date(ends).getTime() - 1).toISOString(), zone)
  return from === last ? from : `${from} – ${last}`
}
