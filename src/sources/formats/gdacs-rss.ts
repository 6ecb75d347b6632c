import type { XmlElement } from '../../cap/element.ts'
import type { AreaPart } from '../../geography/area.ts'
import { countryByName } from '../../geography/countries.ts'
import type { Severity } from '../../vocabulary/severity.ts'
import { givenTime } from '../given-time.ts'
import type { Facts, Format, Item } from '../item.ts'
import { countriesOf } from './countries.ts'
import { feedFormat } from './feed-format.ts'
import { glideIds, hazardOf } from './hazards.ts'
import { readLink } from './links.ts'
import { childrenIn, firstText, namespaces, textIn } from './namespaces.ts'
import { paragraphs } from './plain-text.ts'
import { distinct } from './shapes.ts'

/**
 * GDACS's RSS of current disasters. The guid is type and number of the event and stays over its episodes; the level in `alertlevel` is
 * the event's. `pubDate` is when it was first seen, `datemodified` when it last changed. An event leaves the list when GDACS takes it
 * back or when it is over; `iscurrent` may be false while it is still listed.
 */
export const gdacsRss: Format = feedFormat({
  name: 'gdacs-rss',
  says: 'Disasters of GDACS: RSS',
  absence: 'withdrawn',
  refine: (entry, item, context) => disaster(entry.element, item, context.url),
})

const levels: Record<string, { rank: number; severity: Severity }> = {
  green: { rank: 1, severity: 'Minor' },
  orange: { rank: 2, severity: 'Severe' },
  red: { rank: 3, severity: 'Extreme' },
}

function disaster(element: XmlElement, item: Item, base: string): Item | { why: string } {
  const said = (name: string) => textIn(element, namespaces.gdacs, name)
  const type = said('eventtype')?.toUpperCase() ?? /^([A-Z]{2})\d+$/.exec(item.ids[0] ?? '')?.[1]
  const number = said('eventid') ?? /^[A-Z]{2}(\d+)$/.exec(item.ids[0] ?? '')?.[1]
  if (!type || !number) return { why: 'It names no type and number of an event.' }
  const cap = readLink(said('cap'), base)?.url
  return {
    ...item,
    ids: distinct([`${type}${number}`, item.link]),
    text: paragraphs(withMore(item.text, [said('severity'), said('population')])),
    language: item.language ?? 'en',
    updated: givenTime(said('datemodified'), 'UTC') ?? item.updated,
    full: cap ? { url: cap, format: 'cap' } : null,
    facts: factsOf(element, item.facts, { type, number }),
  }
}

/** What the fields say beyond the text, such as how many people live there. */
function withMore(text: string, more: (string | null)[]): string[] {
  const told = more.filter((one) => one !== null && !text.includes(one.replace(/\s+/g, ' ')))
  return [text, ...distinct(told)]
}

function factsOf(
  element: XmlElement,
  places: Facts,
  { type, number }: { type: string; number: string },
): Facts {
  const said = (name: string) => textIn(element, namespaces.gdacs, name)
  const time = (name: string) => givenTime(said(name), 'UTC')
  const hazard = hazardOf(type)
  const given = said('alertlevel')
  const level = levels[given?.toLowerCase() ?? '']
  const names = (said('country') ?? '').split(',').map((name) => name.trim())
  const listed = distinct(names.map((name) => countryByName(name)))
  return {
    ...places,
    categories: hazard ? [hazard.category] : [],
    event: hazard?.called ?? type,
    severity: level?.severity ?? null,
    level: given ? { scheme: 'gdacs', given, rank: level?.rank ?? null } : null,
    indicators: distinct([
      said('episodealertlevel') && `episode ${said('episodealertlevel')}`,
      said('temporary') === 'true' ? 'temporary' : null,
    ]),
    magnitude: magnitudeOf(element),
    depthKm: type === 'EQ' ? depthIn(said('severity')) : null,
    // `iso3` has one country where `country` lists several.
    countries: listed.length > 0 ? listed : countriesOf([said('iso3')]),
    placeNames: distinct(names),
    area: places.area ?? boxOf(said('bbox')),
    onset: time('fromdate'),
    // While the event goes on, `todate` is only how far it has been followed.
    ends: said('iscurrent') === 'false' ? time('todate') : null,
    eventIds: distinct([`gdacs:${type}${number}`, ...glideIds(said('glide'))]),
    episode: said('episodeid'),
  }
}

function magnitudeOf(element: XmlElement): number | null {
  const [severity] = childrenIn(element, namespaces.gdacs, 'severity')
  if (severity?.attributes.unit !== 'M') return null
  const value = Number(severity.attributes.value || Number.NaN)
  return Number.isFinite(value)
    ? value
    : Number(/magnitude\s*([\d.]+)/i.exec(firstText([severity]) ?? '')?.[1] ?? 0) || null
}

function depthIn(words: string | null): number | null {
  const found = /depth\s*:?\s*(\d+(?:\.\d+)?)\s*km/i.exec(words ?? '')
  return found ? Number(found[1]) : null
}

/** `west east south north`. A square of whole degrees around the point is the window of a map, not what was hit. */
function boxOf(text: string | null): AreaPart[] | null {
  const [west, east, south, north, more] = (text ?? '').trim().split(/\s+/).map(Number)
  if (
    west === undefined ||
    east === undefined ||
    south === undefined ||
    north === undefined ||
    more !== undefined
  )
    return null
  if (![west, east, south, north].every(Number.isFinite)) return null
  if (west < -180 || east > 180 || south < -90 || north > 90 || west >= east || south >= north) return null
  if (Math.abs(east - west - (north - south)) < 0.01) return null
  return [
    {
      type: 'polygon',
      rings: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    },
  ]
}
