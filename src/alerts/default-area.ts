import type { AreaPart, PlaceKind } from '../geography/area.ts'
import { countryName } from '../geography/countries.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import { type Draft, isPlace, type PlaceMention } from '../reading/draft.ts'
import type { Category } from '../vocabulary/category.ts'
import { type RadiusTable, radiusBySeverity, usualRadii } from '../vocabulary/radius.ts'
import type { Severity } from '../vocabulary/severity.ts'

/** Unrest and disruption are local, however bad. */
const local: Category[] = ['unrest', 'transport', 'infrastructure', 'crime']
/** Kilometres around a place where the text draws no area; null where its administrative area stands instead. */
export function usualRadius(
  category: Category,
  severity: Severity,
  kind: PlaceKind,
  table: RadiusTable = usualRadii,
): number | null {
  if (kind === 'facility') return table.building
  if (local.includes(category)) return table.local
  return radiusBySeverity(table, category === 'weather')[severity]
}

/**
 * Where an alert applies when nobody drew it: the country, when everyone in it is addressed; else around where it
 * happened and what may be hit; with places that are only mentioned, their administrative areas; with none, the country.
 */
export function defaultArea(draft: Draft, category: Category, table: RadiusTable = usualRadii): AreaPart[] {
  const whole = draft.countries.map((country): AreaPart => ({ type: 'country', country }))
  const wide = draft.countries.filter((country) => speaksOfAll(draft, country))
  if (wide.length > 0) return wide.map((country) => ({ type: 'country', country }))
  const inside = draft.places.filter(isPlace).filter(({ country }) => draft.countries.includes(country))
  const near = inside.filter(
    ({ role, kind }) => (role === 'scene' || role === 'at-risk') && kind !== 'country',
  )
  const parts = near.map((place) => around(place, usualRadius(category, draft.severity, place.kind, table)))
  if (parts.length > 0) return unique(parts)
  const mentioned = inside.filter(({ role, kind }) => role === 'mentioned' && kind !== 'country')
  return mentioned.length > 0 ? unique(mentioned.map((place) => around(place, null))) : whole
}

/** "Individuals across Iraq", "nationwide": advice and forecasts that are meant for a whole country say so. */
function speaksOfAll({ advice, summary, forecasts, countries }: Draft, country: string) {
  const text = [advice, summary, ...forecasts.map((forecast) => forecast.text)].filter(Boolean).join('\n')
  const names = [countryName(country), ...(countries.length === 1 ? ['the country'] : [])]
  const called = names.map((name) => RegExp.escape(name)).join('|')
  const across = `(across|throughout|all over|in all of|in the whole of|anywhere in|(individuals|people|travell?ers|visitors|residents|nationals|personnel|those) in) (the )?(${called})\\b`
  const nationwide = countries.length === 1 ? '|\\b(nation|country)-?wide\\b' : ''
  return new RegExp(`\\b${across}${nationwide}`, 'i').test(text)
}

function around({ ref, name, kind, country }: PlaceMention, km: number | null): AreaPart {
  if (kind === 'region') return { type: 'region', ref, name }
  if (km !== null) return { type: 'place', ref, name, km }
  const region = placeByRef(placeByRef(ref)?.region ?? '')
  return region ? { type: 'region', ref: region.ref, name: region.name } : { type: 'country', country }
}

function unique(parts: AreaPart[]) {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
}
