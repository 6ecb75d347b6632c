import type { AreaPart } from '../geography/area.ts'
import { countryName } from '../geography/countries.ts'

/** One part of an area as a reader says it: "Baghdad 25 km", "Iraq", "25 km around 33.34° N 44.40° E". */
export function areaWords(part: AreaPart): string {
  if (part.type === 'polygon') return `a drawn area with ${(part.rings[0]?.length ?? 1) - 1} corners`
  if (part.type === 'circle')
    return `${part.km} km around ${degrees(part.lat, 'N', 'S')} ${degrees(part.lon, 'E', 'W')}`
  if (part.type === 'place') return `${part.name} ${part.km} km`
  const name = part.type === 'country' ? countryName(part.country) : part.name
  return part.km === undefined ? name : `${name} and ${part.km} km around it`
}

/** Where an alert applies, part by part; its countries where no area was drawn. */
export function whereWords(content: { area: AreaPart[] | null; countries: string[] }): string[] {
  if (content.area?.length) return content.area.map(areaWords)
  return content.countries.map((country) => countryName(country))
}

function degrees(value: number, positive: string, negative: string) {
  return `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`
}
