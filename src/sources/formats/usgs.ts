import { z } from 'zod'
import type { Category } from '../../vocabulary/category.ts'
import { givenEpoch } from '../given-time.ts'
import { type Format, type Item, noFacts } from '../item.ts'
import { featuresOf, geometry, pointOf } from './geojson.ts'
import { readJson } from './json.ts'
import { plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, maybe, name, number, some, text } from './shapes.ts'

/**
 * Earthquakes of the United States Geological Survey: the GeoJSON summaries and an event's detail. An event is known by every
 * name in `ids`, because the preferred one changes as networks report. Times are milliseconds since 1970.
 */
export const usgs: Format = {
  name: 'usgs',
  says: 'Earthquakes of USGS: GeoJSON summaries and an event’s detail',
  // A summary covers its last hour, day or month: what leaves it has grown old, no more.
  absence: 'nothing',
  read(bytes) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = featuresOf(json.value)
    if (!list) return otherThan('a GeoJSON list or event of USGS')
    const records = numbered(list.features, list.alone ? 'event' : 'feature')
    const title = maybe(z.object({ metadata: z.object({ title: text }) })).parse(json.value)?.metadata.title
    return listOf(itemsOf(records, { shape: feature, called: 'an earthquake of USGS', item: itemOf }), json, {
      title,
    })
  },
}

const generalText = z.object({ contents: z.object({ '': z.object({ bytes: text }) }) })

const feature = z.object({
  id: name,
  geometry: maybe(geometry),
  properties: z.object({
    mag: z.number({ error: 'expected a magnitude or null' }).nullable(),
    time: z.number({ error: 'expected a time in milliseconds' }).nullish(),
    updated: number,
    place: text,
    url: text,
    detail: text,
    ids: text,
    net: text,
    code: text,
    alert: text,
    status: text,
    tsunami: number,
    type: text,
    title: text,
    products: maybe(z.object({ 'general-text': some(generalText) })),
  }),
})

function itemOf({ id, geometry, properties: said }: z.output<typeof feature>, at: string): Item {
  const ids = distinct([id, ...(said.ids ?? '').split(',').map((one) => one.trim())])
  const point = pointOf(geometry)
  return {
    at,
    ids,
    link: addressOf(said.url),
    title: said.title ?? said.place,
    text: (said.products?.['general-text'] ?? [])
      .map((one) => plainText(one.contents[''].bytes))
      .join('\n\n'),
    language: 'en',
    publisher: null,
    published: null,
    updated: givenEpoch(said.updated),
    state: said.status?.toLowerCase() === 'deleted' ? 'withdrawn' : 'actual',
    full: said.products || !addressOf(said.detail) ? null : { url: said.detail ?? '', format: 'usgs' },
    facts: {
      ...noFacts,
      categories: [categoryOf(said.type)],
      event: said.type,
      level: levelOf(said.alert),
      indicators: said.tsunami === 1 ? ['tsunami'] : [],
      magnitude: said.mag,
      depthKm: point?.third ?? null,
      placeNames: distinct([said.place]),
      points: point ? [{ lat: point.lat, lon: point.lon }] : [],
      onset: givenEpoch(said.time),
      eventIds: ids.map((one) => `usgs:${one}`),
    },
  }
}

/** The PAGER alert: how many deaths and how much loss are likely. */
function levelOf(alert: string | null) {
  if (alert === null) return null
  const rank = ['green', 'yellow', 'orange', 'red'].indexOf(alert.toLowerCase()) + 1
  return { scheme: 'usgs-pager', given: alert, rank: rank === 0 ? null : rank }
}

/** Blasts, explosions and sonic booms shake the ground too. */
function categoryOf(type: string | null): Category {
  return type === null || /earthquake|ice ?quake|landslide|avalanche|volcan|rock/i.test(type)
    ? 'natural'
    : 'other'
}
