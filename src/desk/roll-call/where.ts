import { countryName } from '../../geography/countries.ts'
import { placeByRef } from '../../geography/gazetteer.ts'

/** 'Baghdad, Iraq' of a place's reference or a country's two letters; null where neither is known. */
export function whereName(place: string | null, country: string | null): string | null {
  const found = place ? placeByRef(place) : undefined
  const land = country ?? found?.country ?? (place?.length === 2 ? place : null)
  const parts = [found?.name, land ? countryName(land) : undefined].filter((part) => part !== undefined)
  return parts.length ? [...new Set(parts)].join(', ') : null
}
