import { countryName } from '../geography/countries.ts'
import { countryCentre } from '../geography/country-centre.ts'
import { placeByRef } from '../geography/gazetteer.ts'
import { bounds } from '../geography/measure.ts'
import { mapCountries } from '../geography/shapes.ts'
import { zoneAt } from '../geography/zones.ts'
import { placesToShow } from './locator-map.ts'
import type { PublicContent } from './publication.ts'
import { localTime } from './times.ts'

/** An instant by the clocks of where it happened; of the country where no place is named and it has one time. */
export function timeThere(content: PublicContent, at: Date): string | undefined {
  const near = placesToShow(content)
  const scene = near.find(({ role }) => role === 'scene') ?? near.find(({ role }) => role === 'at-risk')
  if (scene) return localTime(at, placeByRef(scene.ref)?.zone ?? zoneAt(scene.lat, scene.lon), scene.name)
  const [country] = content.countries
  const zone = country && content.countries.length === 1 && onlyZone(country)
  return zone ? localTime(at, zone, countryName(country)) : undefined
}

/** Undefined where a country is so wide (15° is an hour) that its clocks may differ. */
function onlyZone(country: string): string | undefined {
  const shape = mapCountries().find(({ code }) => code === country)?.shape
  if (!shape) return undefined
  const { west, east } = bounds(shape)
  const [lon, lat] = countryCentre(country)
  return east - west < 15 ? zoneAt(lat, lon) : undefined
}
