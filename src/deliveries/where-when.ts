import type { AlertContent } from '../alerts/alert.ts'
import { countryName } from '../geography/countries.ts'
import { countryCentre } from '../geography/country-centre.ts'
import { zoneAt } from '../geography/zones.ts'
import { type Block, list } from './blocks.ts'
import type { Phrases } from './phrases/phrases.ts'
import { dayOrStamps, stamps } from './times.ts'

type Reader = { language: string; phrases: Phrases }

/** Where the alert applies, and its times in UTC and by the clocks there. */
export function whereAndWhen(content: AlertContent, issuedAt: Date, { language, phrases }: Reader): Block[] {
  const zone = zoneOf(content)
  const both = (stamped: string[]) => stamped.map((one) => isolated(phrases, one)).join('  =  ')
  const { from, to } = content.eventTime
  const event = [from, ...(to ? [to] : [])].map((time) => both(dayOrStamps(time, zone))).join(' – ')
  return [
    ...list(phrases.where, placesOf(content, { language, phrases })),
    ...list(phrases.when, [
      event,
      `${phrases.issued}: ${both(stamps(issuedAt, zone))}`,
      `${phrases.validUntil}: ${both(stamps(new Date(content.timeframe.to), zone))}`,
    ]),
  ]
}

/**
 * In a right-to-left message a Latin text is set apart (U+2068, U+2069), or its parts change places: of `07 Jan` the 07
 * stood behind the hour.
 */
export function isolated({ direction }: Phrases, text: string): string {
  return direction === 'rtl' ? `\u2068${text}\u2069` : text
}

function placesOf({ places, countries }: AlertContent, { language, phrases }: Reader) {
  const named = places
    .filter(({ role }) => role === 'scene' || role === 'at-risk')
    .map(({ name, iata, country }) => {
      const place = isolated(phrases, iata ? `${name} (${iata})` : name)
      return `${place}, ${countryName(country, language)}`
    })
  return named.length ? named : countries.map((country) => countryName(country, language))
}

/** The zone of the first place the alert is about, else of what its area begins with. */
function zoneOf({ places, area, countries }: AlertContent): string | null {
  const place = places.find(({ role }) => role === 'scene' || role === 'at-risk') ?? places[0]
  if (place) return zoneAt(place.lat, place.lon)
  const circle = area?.find((part) => part.type === 'circle')
  if (circle) return zoneAt(circle.lat, circle.lon)
  const [lon, lat] = countryCentre(countries[0] ?? '')
  return lon === 0 && lat === 0 ? null : zoneAt(lat, lon)
}
