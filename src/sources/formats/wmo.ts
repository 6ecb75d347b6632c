import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type GivenTime, type Item, noFacts } from '../item.ts'
import { countryOfCode } from './countries.ts'
import { areaOf, featuresOf, geometry, pointOf } from './geojson.ts'
import { readJson } from './json.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, maybe, name, number, text } from './shapes.ts'

/**
 * Warnings in effect, collected by the World Meteorological Organization (SWIC). Severity, urgency and certainty are numbers, 4 the
 * gravest and 0 unknown. The number of a feature is new each time: the path of the CAP document is what names a warning.
 */
export const wmo: Format = {
  name: 'wmo',
  says: 'Weather warnings of the world (WMO SWIC): GeoJSON of the warnings in effect, or wmo_all.json',
  absence: 'ended',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = featuresOf(json.value)
    const records = list?.features ?? catalogueOf(json.value)
    if (!records) return otherThan('a list of warnings of WMO SWIC')
    const read = itemsOf(numbered(records, list ? 'feature' : 'item'), {
      shape: feature,
      called: 'a warning of WMO SWIC',
      item: (record, at) => itemOf(record, at, context),
    })
    return listOf(read, json, { notes: list && read.ok && read.items.length > 0 ? [unsureTimes] : [] })
  },
}

const unsureTimes = 'The times of "sent" end in Z but are not UTC; the CAP documents have the true ones.'

/** The older catalogue `wmo_all.json` has the same facts without geometry, and names them a little otherwise. */
function catalogueOf(value: unknown): unknown[] | null {
  const catalogue = z.object({ items: z.array(z.unknown()) }).safeParse(value)
  if (!catalogue.success) return null
  return catalogue.data.items.map((one) => {
    const { capURL, url, areaDesc, ...rest } = z.looseObject({}).safeParse(one).data ?? {}
    return { properties: { ...rest, capurl: capURL ?? url, areadesc: areaDesc } }
  })
}

const feature = z.object({
  geometry: maybe(geometry),
  properties: z.object({
    capurl: name,
    sent: text,
    expires: text,
    event: text,
    headline: text,
    s: number,
    u: number,
    c: number,
    areadesc: text,
    rlink: text,
  }),
})

function itemOf(
  { geometry, properties: said }: z.output<typeof feature>,
  at: string,
  context: DocumentContext,
): Item {
  const { country, sender, language } = senderOf(said.capurl)
  const url = addressOf(said.capurl) ?? addressOf(`/v2/cap-alerts/${said.capurl}`, context.url)
  const point = pointOf(geometry)
  return {
    at,
    ids: [said.capurl],
    link: addressOf(said.rlink),
    title: said.headline ?? said.event,
    text: '',
    language,
    publisher: sender,
    published: unsure(said.sent, context.timeZone),
    updated: null,
    state: 'actual',
    full: url === null ? null : { url, format: 'cap' },
    facts: {
      ...noFacts,
      categories: ['weather'],
      event: said.event,
      severity: step(steps.severity, said.s),
      urgency: step(steps.urgency, said.u),
      certainty: step(steps.certainty, said.c),
      countries: distinct([country]),
      placeNames: distinct([said.areadesc]),
      points: point ? [{ lat: point.lat, lon: point.lon }] : [],
      area: areaOf(geometry),
      expires: unsure(said.expires, context.timeZone),
      // A related CAP document is named by its path as well.
      references: distinct([addressOf(said.rlink) === null ? said.rlink : null]),
    },
  }
}

/** `ng-nimet-en/2026/…`: country, service, and language, in which `xx` stands for several. */
function senderOf(path: string) {
  const found = /(?:^|\/)([a-z]{2})-([a-z0-9-]+?)(?:-([a-z]{2})(?:-[a-z]+)?)?\/\d{4}\//i.exec(path)
  const [, country = null, service, language] = found ?? []
  return {
    country: countryOfCode(country),
    sender: found && `${country}-${service}`,
    language: !language || language === 'xx' ? null : language,
  }
}

/** The hours are shifted by an unknown zone, whatever the Z says. */
function unsure(given: string | null, timeZone: string): GivenTime | null {
  const time = givenTime(given, timeZone)
  return time && { ...time, zone: 'assumed' }
}

/** From unknown, 0, to the gravest, soonest and surest, 4. */
const steps = {
  severity: ['Unknown', 'Minor', 'Moderate', 'Severe', 'Extreme'],
  urgency: ['Unknown', 'Past', 'Future', 'Expected', 'Immediate'],
  certainty: ['Unknown', 'Unlikely', 'Possible', 'Likely', 'Observed'],
} as const

function step<Word>(words: readonly Word[], value: number | null): Word | null {
  return value === null ? null : (words[value] ?? null)
}
