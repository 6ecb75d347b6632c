import { countryName } from '../geography/countries.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import { confidencesOf, type Judged, type Sureness } from '../reading/confidence.ts'
import type { Draft } from '../reading/draft.ts'
import { categoryKind } from '../vocabulary/category.ts'
import { severityLevel } from '../vocabulary/severity.ts'
import type { AlertPlace } from './alert.ts'
import type { DraftField } from './draft-merge.ts'
import { dayWords } from './suggestion-words.ts'

/** What a field may mean too, less surely. `confidence` is from 0 to 1; null where it was not measured. */
export type Alternative = { value: unknown; says: string; confidence: number | null }
export type HowSure = { confidence: number | null; alternatives: Alternative[] }

const says: { [Field in Judged]: (value: never) => string } = {
  category: (value: keyof typeof categoryKind) => categoryKind[value].label,
  severity: (value: keyof typeof severityLevel) => `${severityLevel[value].word} (${value})`,
  certainty: (value: string) => value,
  phase: (value: string) => value,
  eventDate: dayWords,
  countries: (value: string[]) => value.map((code) => countryName(code)).join(', '),
}
const fieldOf: Partial<Record<Judged, DraftField>> = { eventDate: 'eventTime' }

/** How sure each judgement of a draft is, by the field of the alert it fills; fields that quote are not among them. */
export function surenessOf(draft: Draft): Map<DraftField, HowSure> {
  return new Map(
    Object.entries(confidencesOf(draft)).map(([judged, sure]) => [
      fieldOf[judged as Judged] ?? (judged as DraftField),
      howSure(judged as Judged, sure),
    ]),
  )
}

function howSure(judged: Judged, { confidence, others }: Sureness<unknown>): HowSure {
  return {
    confidence,
    alternatives: others.map((one) => ({ ...one, says: says[judged](one.value as never) })),
  }
}

/** How sure it is that a name means this place, and which other places it may mean, in the same role. */
export function surenessOfPlace({ places }: Draft, place: AlertPlace): HowSure {
  const mentions = places.filter(({ ref }) => ref === place.ref)
  const best = mentions.reduce<number | null>(
    (most, { confidence }) => (confidence === undefined ? most : Math.max(most ?? 0, confidence)),
    null,
  )
  const others = mentions.find(({ others }) => others)?.others ?? []
  return {
    confidence: best,
    alternatives: others.flatMap(({ ref, confidence }) => {
      const other = placeByRef(ref)
      if (!other) return []
      const { name, lat, lon, kind, country } = other
      const value: AlertPlace = { name, ref, lat, lon, kind, country, role: place.role }
      return [{ value, says: `${name}, ${countryName(country)}: ${place.role}`, confidence }]
    }),
  }
}
