import { createRequire } from 'node:module'
import type { Position, Shape } from './area.ts'
import { once } from './artefact.ts'
import { clipToConvex } from './clip.ts'
import { type DisputedArea, defaultPolicy, disputedFeatures, disputedOutlines } from './disputed.ts'
import { ringContains } from './measure.ts'

const require = createRequire(import.meta.url)
// Required on first use: reading its 2.9 MB costs 50 ms that most commands need not spend.
const coder = once((): typeof import('@rapideditor/country-coder') => require('@rapideditor/country-coder'))

// Exceptionally reserved codes are parts of a country with a code of its own (ISO 3166-1, annex).
const partsOfCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'FX', 'IC', 'TA'])

/** The code of the country or territory at a point, as the border set has it or as the policy decides it. */
export function borderCountryAt(lon: number, lat: number, policy = defaultPolicy): string | undefined {
  const features = coder().featuresContaining([lon, lat])
  for (const { properties } of features) {
    const area = disputedFeatures[properties.id]
    if (area) return policy[area]
  }
  const code = features.map((feature) => feature.properties.iso1A2).find(isCountry)
  return code && (outlinedCountry(code, lon, lat, policy) ?? code)
}

/**
 * Outlines of a country with its coastal waters. A disputed area belongs to the shape of whoever controls it and
 * to that of the country the policy names: an alert for either must not miss anyone there.
 */
export function borderShape(code: string, policy = defaultPolicy): Shape {
  const claimed = Object.entries(disputedFeatures).filter(([, area]) => policy[area] === code)
  const ids = new Set([...membersOf(code), ...claimed.map(([id]) => id)])
  return [...[...ids].flatMap(shapeOfFeature), ...outlinedShapes(code, policy)]
}

/** English name and further names of a country in the border set. */
export function borderNames(code: string): string[] {
  const feature = coder().feature(code)
  return feature ? [feature.properties.nameEn, ...(feature.properties.aliases ?? [])] : []
}

function isCountry(code: string | undefined): code is string {
  return code !== undefined && !partsOfCountries.has(code) && code !== 'EU' && code !== 'UN'
}

function outlinedCountry(code: string, lon: number, lat: number, policy: Record<DisputedArea, string>) {
  const found = disputedOutlines.find((one) => one.within === code && ringContains(one.outline, lon, lat))
  return found && policy[found.area]
}

/** A country's own members; those with a code of their own (territories) are countries for themselves. */
function membersOf(code: string): string[] {
  const feature = coder().feature(code)
  if (!feature) return []
  const members = (feature.properties.members ?? []).filter((id) => {
    const iso = coder().feature(id)?.properties.iso1A2
    return !isCountry(iso) || iso === code
  })
  return [code, ...members.flatMap((id) => (id === code ? [] : membersOf(id)))]
}

function shapeOfFeature(id: string): Shape {
  const geometry = coder().feature(id)?.geometry
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates as Shape
  if (geometry?.type === 'Polygon') return [geometry.coordinates as Position[][]]
  return []
}

function outlinedShapes(code: string, policy: Record<DisputedArea, string>): Shape {
  return disputedOutlines
    .filter((one) => policy[one.area] === code && one.within !== code)
    .flatMap((one) => clipToConvex(shapeOfFeature(one.within), one.outline))
}
