import { childrenNamed, elementsOf, textOf, type XmlElement } from '../../cap/element.ts'
import { airportByIata } from '../../geography/airports.ts'
import type { Place } from '../../geography/area.ts'
import { type DroppedItem, type Format, type Item, noFacts } from '../item.ts'
import { noticeSpan, reportTime, wordTime } from './faa-times.ts'
import { refused } from './json.ts'
import { distinct } from './shapes.ts'
import { descendants, readSourceXml, textAt } from './xml.ts'

/**
 * Delays and closures at airports in the United States: the XML of nasstatus.faa.gov. Each kind of delay has a list and names of its
 * own; each airport in each list is an item. Times are words; the day is the report's.
 */
export const faa: Format = {
  name: 'faa',
  says: 'Airport delays and closures of the US FAA: XML of nasstatus.faa.gov',
  absence: 'ended',
  read(bytes) {
    const xml = readSourceXml(bytes)
    if (!xml.ok) return xml
    if (xml.root.name !== 'AIRPORT_STATUS_INFORMATION') return refused('source.shape', other(xml.root.name))
    const report = reportTime(textAt(xml.root, 'Update_Time'))
    const entries = childrenNamed(xml.root, 'Delay_type').flatMap(entriesOf)
    const items: Item[] = []
    const dropped: DroppedItem[] = []
    for (const [i, entry] of entries.entries()) {
      const made = itemOf(entry, `entry ${i + 1}`, report)
      if ('why' in made) dropped.push({ at: `entry ${i + 1}`, why: made.why })
      else items.push(made)
    }
    return { ok: true, title: null, items: apart(items), dropped, notes: [], next: null }
  },
}

/** Two entries for one airport that nothing else tells apart are numbered, so that neither is taken for the other. */
function apart(items: Item[]): Item[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const [id = ''] = item.ids
    const nth = (seen.get(id) ?? 0) + 1
    seen.set(id, nth)
    return nth === 1 ? item : { ...item, ids: [`${id}#${nth}`] }
  })
}

function other(name: string): string {
  return `This is not the FAA's airport status: the outermost element is <${name.slice(0, 40)}>. Check the address of the source.`
}

type Entry = { kind: string; list: string; element: XmlElement }

function entriesOf(type: XmlElement): Entry[] {
  const lists = elementsOf(type).filter(({ name }) => name !== 'Name')
  const called = textAt(type, 'Name')
  return lists.flatMap((list) =>
    elementsOf(list).map((element) => ({
      kind: called ?? words(list.name),
      list: list.name.replace(/_List$/, ''),
      element,
    })),
  )
}

function itemOf(
  { kind, list, element }: Entry,
  at: string,
  report: ReturnType<typeof reportTime>,
): Item | { why: string } {
  const where = textAt(element, 'ARPT') ?? textAt(element, 'CTL_Element')
  if (where === null) return { why: 'It names no airport.' }
  const reason = textAt(element, 'Reason')
  const span = noticeSpan(reason)
  const airport = textAt(element, 'ARPT') === null ? undefined : airportByIata(where)
  const time = (...names: string[]) => wordTime(firstOf(element, names), report?.at ?? null)
  return {
    at,
    ids: [idOf(list, where, element, reason)],
    link: null,
    title: `${kind}: ${where}`,
    text: linesOf(element).join('\n'),
    language: 'en',
    publisher: null,
    published: null,
    updated: report,
    state: 'actual',
    full: null,
    facts: {
      ...noFacts,
      categories: ['transport'],
      event: kind,
      indicators: distinct([/^([A-Z]{2,5}):/.exec(reason ?? '')?.[1]]),
      ...placeOf(airport, where),
      onset: span.start ?? time('Start', 'Start_Time', 'FCA_StartDateTime', 'AFP_StartTime'),
      ends: span.end ?? time('End_Time', 'Reopen', 'FCA_EndDateTime', 'AFP_EndTime'),
    },
  }
}

/** List, airport, and what tells two entries there apart: departures or arrivals, the notice's number, else its beginning. */
function idOf(list: string, where: string, element: XmlElement, reason: string | null): string {
  const direction = childrenNamed(element, 'Arrival_Departure')[0]?.attributes.Type
  const notice = /^!?([A-Z0-9]{3,4}) (\d{1,2}\/\d{2,4})\b/.exec(reason ?? '')?.[2]
  return distinct([list, where, direction, notice ?? firstOf(element, ['Start'])]).join('/')
}

function placeOf(airport: Place | undefined, where: string) {
  return {
    countries: [airport?.country ?? 'US'],
    placeNames: [where],
    points: airport ? [{ lat: airport.lat, lon: airport.lon }] : [],
  }
}

function firstOf(element: XmlElement, names: string[]): string | null {
  return (
    descendants(element, ...names)
      .map(textOf)
      .find((text) => text !== '') ?? null
  )
}

/** Every value under its name: `Reason: thunderstorms`. */
function linesOf(element: XmlElement): string[] {
  return elementsOf(element).flatMap((child) => {
    const said = textOf(child)
    if (child.name === 'ARPT' || child.name === 'CTL_Element') return []
    const type = child.attributes.Type ? [child.attributes.Type] : []
    return said === '' ? [...type, ...linesOf(child)] : [`${words(child.name)}: ${said}`]
  })
}

function words(name: string): string {
  return name.replace(/_List$/, '').replaceAll('_', ' ')
}
