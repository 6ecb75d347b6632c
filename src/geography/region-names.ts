import type { Place } from './area.ts'
import { type PlaceHint, placesByName } from './gazetteer.ts'

/** Regions by name, best first (hinted country first): `Anbar`, `Al-Anbar` and `الأنبار` are one. */
export function regionsByName(name: string, hint: PlaceHint = {}): Place[] {
  return placesByName(name, hint).filter((place) => place.kind === 'region')
}
