import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type Format, type Item, noFacts } from '../item.ts'
import { countriesOf } from './countries.ts'
import { areaParts, featuresOf, geometry, pointOf } from './geojson.ts'
import { glideIds, hazardOf } from './hazards.ts'
import { readJson } from './json.ts'
import { plainText } from './plain-text.ts'
import { itemsOf, listOf, otherThan, type Placed } from './records.ts'
import { addressOf, distinct, maybe, name, number, some, text, truth } from './shapes.ts'

/**
 * Events of the Global Disaster Alert and Coordination System: an event, an episode of it, the list of events, or the shapes of one.
 * Type and `eventid` name the event, `episodeid` its telling. Times have no zone and are UTC; truths are written as text. The level
 * is the event's, the episode's own stands beside it.
 */
export const gdacsEvent: Format = {
  name: 'gdacs-event',
  says: 'Disasters of GDACS: JSON of an event, an episode, a list or its shapes',
  absence: 'ended',
  read(bytes) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = featuresOf(json.value)
    if (!list) return otherThan('an event or a list of events of GDACS')
    const records = byEvent(list.features)
    const read = itemsOf(records, {
      shape: event,
      called: 'an event of GDACS',
      item: ({ features }, at) => itemOf(features, at),
    })
    const merged = list.features.length - records.length
    return listOf(read, json, {
      notes: merged > 0 ? [`Features that are further shapes of the same events: ${merged}.`] : [],
    })
  },
}

const properties = z.object({
  eventtype: name,
  eventid: name,
  episodeid: text,
  eventname: text,
  glide: text,
  name: text,
  description: text,
  htmldescription: text,
  url: maybe(z.object({ report: text, details: text })),
  alertlevel: text,
  episodealertlevel: text,
  istemporary: truth,
  iscurrent: truth,
  country: text,
  fromdate: text,
  todate: text,
  datemodified: text,
  iso3: text,
  source: text,
  sourceid: text,
  Class: text,
  affectedcountries: some(z.object({ iso2: text, iso3: text, countryname: text })),
  severitydata: maybe(z.object({ severity: number, severitytext: text })),
})
const feature = z.object({ geometry: maybe(geometry), properties })
const event = z.object({ features: z.array(feature).min(1) })
type Feature = z.output<typeof feature>

/** A cyclone's track or a fire's outline are features of their own beside the centre, all with the facts of one event. */
function byEvent(features: readonly unknown[]): Placed[] {
  const whole = z.object({ properties: z.object({ eventtype: name, eventid: name, episodeid: text }) })
  const groups = new Map<string, { at: string; features: unknown[] }>()
  for (const [i, one] of features.entries()) {
    const { data } = whole.safeParse(one)
    const key = data ? Object.values(data.properties).join('/') : `feature ${i}`
    const group = groups.get(key) ?? { at: `feature ${i + 1}`, features: [] }
    group.features.push(one)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ at, features }) => ({ at, record: { features } }))
}

function itemOf(features: Feature[], at: string): Item {
  const centre = features.find(({ properties }) => properties.Class === 'Point_Centroid') ?? features[0]
  const said = (centre as Feature).properties
  const type = said.eventtype.toUpperCase()
  const hazard = hazardOf(type)
  const time = (given: string | null) => givenTime(given, 'UTC')
  return {
    at,
    ids: [`${type}${said.eventid}`],
    link: addressOf(said.url?.report),
    title: said.name ?? said.description ?? said.eventname,
    text: plainText(said.htmldescription ?? said.description),
    language: 'en',
    publisher: null,
    published: null,
    updated: time(said.datemodified),
    state: 'actual',
    full: detailsOf(said),
    facts: {
      ...noFacts,
      categories: hazard ? [hazard.category] : [],
      event: hazard?.called ?? said.eventtype,
      level: levelOf(said.alertlevel),
      indicators: distinct([
        said.episodealertlevel && `episode ${said.episodealertlevel}`,
        said.istemporary ? 'temporary' : null,
      ]),
      magnitude: type === 'EQ' ? (said.severitydata?.severity ?? null) : null,
      depthKm: type === 'EQ' ? depthIn(said.severitydata?.severitytext) : null,
      ...placesOf(said),
      ...shapesOf(features, centre as Feature),
      onset: time(said.fromdate),
      // While the event goes on, `todate` is only how far it has been followed.
      ends: said.iscurrent === false ? time(said.todate) : null,
      eventIds: distinct([`gdacs:${type}${said.eventid}`, usgsId(said), ...glideIds(said.glide)]),
      episode: said.episodeid,
    },
  }
}

/** The list and the shapes name the details' address; the details themselves do not. */
function detailsOf({ url }: z.output<typeof properties>) {
  const details = addressOf(url?.details)
  return details === null ? null : { url: details, format: 'gdacs-event' }
}

/** Earthquakes come from the National Earthquake Information Center, under its own name of them. */
function usgsId({ source, sourceid }: z.output<typeof properties>): string | null {
  return source === 'NEIC' && sourceid !== null ? `usgs:${sourceid}` : null
}

function levelOf(given: string | null) {
  if (given === null) return null
  const rank = ['green', 'orange', 'red'].indexOf(given.toLowerCase()) + 1
  return { scheme: 'gdacs', given, rank: rank === 0 ? null : rank }
}

function placesOf({ affectedcountries: all, iso3, country }: z.output<typeof properties>) {
  const names =
    all.length > 0 ? all.map((one) => one.countryname) : (country ?? '').split(',').map((one) => one.trim())
  const codes = all.length > 0 ? all.map((one) => one.iso2 ?? one.iso3) : [iso3]
  return { countries: countriesOf(codes, names), placeNames: distinct(names) }
}

/** Only the area that is hit: not the cone of where a cyclone may go, nor its track. */
function shapesOf(features: Feature[], centre: Feature) {
  const hit = features.filter(({ properties }) =>
    /^Poly_(area|affected|circle|green|orange|red)/i.test(properties.Class ?? ''),
  )
  const area = hit.flatMap(({ geometry }) => areaParts(geometry))
  const point = pointOf(centre.geometry)
  return { points: point ? [{ lat: point.lat, lon: point.lon }] : [], area: area.length > 0 ? area : null }
}

function depthIn(words: string | null | undefined): number | null {
  const found = /depth\s*:?\s*(\d+(?:\.\d+)?)\s*km/i.exec(words ?? '')
  return found ? Number(found[1]) : null
}
