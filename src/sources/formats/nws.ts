import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, type ItemState, noFacts } from '../item.ts'
import { categoriesOf, languageOf, speaksOfNoEvent, stateOf, threeOf } from './cap-codes.ts'
import { areaOf, featuresOf, geometry } from './geojson.ts'
import { readJson } from './json.ts'
import { paragraphs } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, maybe, name, some, text, texts } from './shapes.ts'
import { type Vtec, vtecEvent, vtecState, vtecsIn } from './vtec.ts'

/**
 * Alerts of the United States National Weather Service from api.weather.gov: a list or one alert. Every reissue has a new id and
 * names those before it; what they share is the VTEC event. Its `expires` is the message's life, its `ends` the event's.
 */
export const nws: Format = {
  name: 'nws',
  says: 'Alerts of the US National Weather Service: GeoJSON of api.weather.gov',
  absence: 'ended',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = featuresOf(json.value) ?? graphOf(json.value)
    if (!list) return otherThan('a list of alerts of api.weather.gov')
    const { title, pagination } = page.parse(json.value)
    const read = itemsOf(numbered(list.features, list.alone ? 'alert' : 'feature'), {
      shape: feature,
      called: 'an alert of the National Weather Service',
      item: (record, at) => itemOf(record, at, context),
    })
    return listOf(read, json, { title, next: addressOf(pagination?.next, context.url) })
  },
}

/** As linked data (JSON-LD) the alerts stand bare in `@graph`. */
function graphOf(value: unknown) {
  const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(value)
  if (!graph.success) return null
  const features = graph.data['@graph'].map((properties) => ({
    id: maybe(z.object({ '@id': text })).parse(properties)?.['@id'],
    properties,
  }))
  return { features, alone: false }
}

const page = z.object({ title: text, pagination: maybe(z.object({ next: text })) })

const feature = z.object({
  id: text,
  geometry: maybe(geometry),
  properties: z.object({
    id: name,
    areaDesc: text,
    geocode: maybe(z.object({ UGC: texts })),
    affectedZones: texts,
    references: some(z.object({ identifier: name, sent: text })),
    sent: text,
    onset: text,
    expires: text,
    ends: text,
    status: name,
    messageType: name,
    category: texts,
    severity: text,
    certainty: text,
    urgency: text,
    event: text,
    senderName: text,
    headline: text,
    description: text,
    instruction: text,
    parameters: maybe(z.object({ VTEC: texts })),
    language: text,
  }),
})

type Said = z.output<typeof feature>['properties']

function itemOf(
  { id, geometry, properties: said }: z.output<typeof feature>,
  at: string,
  context: DocumentContext,
) {
  const codes = (said.parameters?.VTEC ?? []).flatMap(vtecsIn)
  const state = stateBy(said, codes)
  if (state === null) return { why: speaksOfNoEvent }
  const time = (given: string | null) => givenTime(given, context.timeZone)
  const first = said.references
    .map(({ sent }) => sent)
    .concat(said.sent)
    .filter((sent) => sent !== null)
    .sort(earlier)[0]
  const item: Item = {
    at,
    ids: distinct([said.id, id]),
    link: addressOf(id),
    title: said.headline ?? said.event,
    text: paragraphs([unwrapped(said.description), unwrapped(said.instruction)]),
    language: languageOf(said.language) ?? 'en',
    publisher: said.senderName,
    published: time(said.sent),
    updated: null,
    state,
    full: null,
    facts: {
      ...noFacts,
      ...threeOf(said),
      categories: categoriesOf(said.category),
      event: said.event,
      countries: countriesOfZones(zonesOf(said)),
      placeNames: distinct((said.areaDesc ?? '').split(';').map((one) => one.trim())),
      area: areaOf(geometry),
      onset: time(said.onset),
      ends: time(said.ends),
      expires: time(said.expires),
      eventIds: distinct(codes.map((code) => vtecEvent(code, first ?? null))),
      references: distinct(said.references.map(({ identifier }) => identifier)),
    },
  }
  return item
}

function stateBy({ id, status, messageType }: Said, codes: Vtec[]): ItemState | null {
  if (/KEEPALIVE/i.test(id) || codes.some(({ product }) => product === 'T')) return 'test'
  const state = stateOf(status, messageType)
  return state === 'actual' || state === 'cancelled' ? (vtecState(codes) ?? state) : state
}

function earlier(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b)
}

function zonesOf({ geocode, affectedZones }: Said): string[] {
  return [...(geocode?.UGC ?? []), ...affectedZones.map((url) => url.slice(url.lastIndexOf('/') + 1))]
}

/** Zones begin with the state; five territories have a country code of their own. Waters belong to the United States. */
function countriesOfZones(zones: string[]): string[] {
  const own = zones.map((zone) => /^(AS|GU|MP|PR|VI)[CZ]\d{3}$/.exec(zone)?.[1] ?? 'US')
  return distinct(own.length > 0 ? own : ['US'])
}

/** Descriptions are wrapped at some 69 letters: the lines of a paragraph become one, those of a list stay. */
function unwrapped(text: string | null): string {
  const said: string[] = []
  for (const line of (text ?? '').split(/\r\n?|\n/).map((one) => one.trim())) {
    const before = said.at(-1) ?? ''
    if (line === '' || before === '' || /^(?:[-*•]|\d+\.)/.test(line)) said.push(line)
    else said[said.length - 1] = `${before} ${line}`
  }
  return said.join('\n').replace(/\n{3,}/g, '\n\n')
}
