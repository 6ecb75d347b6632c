import { z } from 'zod'
import type { Category } from '../../vocabulary/category.ts'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, noFacts } from '../item.ts'
import { areaOf, featuresOf, pointOf } from './geojson.ts'
import { readJson } from './json.ts'
import { plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, name, number, some, text } from './shapes.ts'

/**
 * Natural events of NASA’s Earth Observatory tracker, version 3 and the older 2.1 (`geometries`, numbered categories). An event's
 * shapes are a series in time: the newest is where it is now. A date in `closed` ends it.
 */
export const eonet: Format = {
  name: 'eonet',
  says: 'Natural events of NASA EONET: JSON of versions 3 and 2.1',
  // Lists are often asked for by days or number, so an event may leave one while it goes on; `closed` is what ends it.
  absence: 'nothing',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const geojson = featuresOf(json.value)
    const document = geojson ? { events: eventsOf(geojson.features) } : json.value
    const list = z.object({ title: text, events: z.array(z.unknown()) }).safeParse(document)
    const one = event.safeParse(json.value)
    if (!list.success && !one.success) return otherThan('a list of events of EONET')
    const records = list.success ? list.data.events : [json.value]
    const read = itemsOf(numbered(records, 'event'), {
      shape: event,
      called: 'an event of EONET',
      item: (record, at) => itemOf(record, at, context),
    })
    return listOf(read, json, { title: list.data?.title ?? null })
  },
}

const moment = z.object({
  date: text,
  type: z.string(),
  coordinates: z.unknown(),
  magnitudeValue: number,
  magnitudeUnit: text,
})
type Moment = z.output<typeof moment>

const event = z
  .object({
    id: z.string().regex(/^EONET_/, 'expected an id such as EONET_1234'),
    title: name,
    description: text,
    link: text,
    closed: text,
    categories: some(z.object({ id: text, title: text })),
    sources: some(z.object({ id: text, url: text })),
    geometry: z.array(z.unknown()).optional(),
    geometries: z.array(z.unknown()).optional(),
  })
  .refine((one) => one.geometry || one.geometries, { message: 'it has no geometry' })

const feature = z.object({
  properties: z.looseObject({ id: name, date: text, magnitudeValue: number, magnitudeUnit: text }),
  geometry: z.looseObject({}),
})

/** GeoJSON has a feature for each moment of an event: together they are its series. What is no such feature stands as it is. */
function eventsOf(features: readonly unknown[]): unknown[] {
  const events = new Map<string, { geometry: unknown[] }>()
  const others = features.filter((one) => {
    const { properties, geometry } = feature.safeParse(one).data ?? {}
    if (!properties) return true
    const { date, magnitudeValue, magnitudeUnit } = properties
    const event = events.get(properties.id) ?? { ...properties, geometry: [] }
    event.geometry.push({ ...geometry, date, magnitudeValue, magnitudeUnit })
    events.set(properties.id, event)
    return false
  })
  return [...events.values(), ...others]
}

function itemOf(said: z.output<typeof event>, at: string, { timeZone }: DocumentContext): Item {
  const time = (given: string | null) => givenTime(given, timeZone)
  const series = some(moment)
    .parse(said.geometry ?? said.geometries)
    .sort((a, b) => when(a) - when(b))
  const current = series.at(-1) ?? null
  const point = pointOf(current)
  return {
    at,
    ids: [said.id],
    link: addressOf(said.link) ?? addressOf(said.sources[0]?.url),
    title: said.title,
    text: plainText(said.description),
    language: 'en',
    publisher: null,
    published: null,
    updated: time(current?.date ?? null),
    state: said.closed === null ? 'actual' : 'ended',
    full: null,
    facts: {
      ...noFacts,
      categories: distinct(said.categories.map(categoryOf)) as Category[],
      event: said.categories[0]?.title ?? null,
      ...sizeOf(current),
      points: point ? [{ lat: point.lat, lon: point.lon }] : [],
      area: areaOf(current),
      onset: time(series[0]?.date ?? null),
      ends: time(said.closed),
      eventIds: distinct([`eonet:${said.id}`, ...said.sources.map(({ url }) => sharedId(url))]),
    },
  }
}

/** Points without a date stand first: they are never taken for where it is now. */
function when({ date }: Moment): number {
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at
}

/** Only the magnitude of an earthquake is one; acres, knots and square miles stand beside it as written. */
function sizeOf(current: Moment | null) {
  const { magnitudeValue: value = null, magnitudeUnit: unit = null } = current ?? {}
  if (value === null) return {}
  return /^M[a-z]{0,2}$/.test(unit ?? '') && unit !== 'Mi'
    ? { magnitude: value }
    : { indicators: [`${value} ${unit ?? ''}`.trim()] }
}

/** The event's name at the agency that EONET has it from. */
function sharedId(url: string | null): string | null {
  if (url === null) return null
  const quake = /earthquake\.usgs\.gov\/earthquakes\/eventpage\/(\w+)/.exec(url)
  if (quake) return `usgs:${quake[1]}`
  const fire = /irwin\.doi\.gov\/observer\/incidents\/([\w-]+)/.exec(url)
  if (fire) return `irwin:${fire[1]}`
  const [type, id] = [/[?&]eventtype=([A-Z]{2})\b/i.exec(url)?.[1], /[?&]eventid=(\d+)/i.exec(url)?.[1]]
  return type && id && /gdacs\.org/.test(url) ? `gdacs:${type.toUpperCase()}${id}` : null
}

/** By the id of version 3, the number of version 2.1, or the title, which is the same in both. */
function categoryOf({ id, title }: { id: string | null; title: string | null }): Category {
  const words = `${id} ${title}`
  if (/storm|temp|snow|dust|haze|flood|^(?:7|9|10|17|18)\b/i.test(words)) return 'weather'
  return /man-?made|^19\b/i.test(words) ? 'other' : 'natural'
}
