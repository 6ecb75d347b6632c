import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, noFacts } from '../item.ts'
import { countriesOf } from './countries.ts'
import { glideIds, hazardOf } from './hazards.ts'
import { readJson } from './json.ts'
import { plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { distinct, name, number, text } from './shapes.ts'

/**
 * GLIDE numbers of the Asian Disaster Reduction Center: JSON. The number is written without the hazard and the country, which stand
 * in fields of their own, as do year, month and day.
 */
export const glide: Format = {
  name: 'glide',
  says: 'GLIDE disaster numbers: JSON',
  absence: 'nothing',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const list = z.object({ glideset: z.array(z.unknown()) }).safeParse(json.value)
    if (!list.success) return otherThan('a set of GLIDE numbers')
    const read = itemsOf(numbered(list.data.glideset, 'record'), {
      shape: record,
      called: 'a GLIDE record',
      item: (said, at) => itemOf(said, at, context),
    })
    return listOf(read, json)
  },
}

const record = z.object({
  number: z
    .string()
    .regex(/^\s*(?:[A-Z]{2}-)?\d{4}-\d{6}(?:-[A-Z]{3})?\s*$/i, 'expected a number such as 2024-000199')
    .transform((text) => text.replace(/^.*?(\d{4}-\d{6}).*$/s, '$1')),
  event: name,
  geocode: text,
  location: text,
  comments: text,
  source: text,
  year: number,
  month: number,
  day: number,
  magnitude: number,
  latitude: number,
  longitude: number,
})

function itemOf(said: z.output<typeof record>, at: string, { timeZone }: DocumentContext): Item {
  const hazard = hazardOf(said.event)
  const full = [said.event, said.number, said.geocode].filter(Boolean).join('-').toUpperCase()
  return {
    at,
    ids: [full],
    link: null,
    title: [hazard?.called ?? said.event, said.location].filter(Boolean).join(': '),
    text: plainText(said.comments),
    language: 'en',
    publisher: said.source,
    published: null,
    updated: null,
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      categories: hazard ? [hazard.category] : [],
      event: hazard?.called ?? said.event,
      magnitude: said.event.toUpperCase() === 'EQ' && said.magnitude ? said.magnitude : null,
      countries: countriesOf([said.geocode], [said.location]),
      placeNames: distinct([said.location]),
      points: pointsOf(said.latitude, said.longitude),
      onset: givenTime(dayOf(said), timeZone),
      eventIds: glideIds(full),
    },
  }
}

function dayOf({ year, month, day }: z.output<typeof record>): string | null {
  if (!year || !month || !day) return null
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  )
}

/** Nought, nought is how a record without a place is written. */
function pointsOf(lat: number | null, lon: number | null) {
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return []
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [{ lat, lon }] : []
}
