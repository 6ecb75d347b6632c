import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, type ItemState, noFacts } from '../item.ts'
import { capAlert, itemOfCap } from './cap-json.ts'
import { readJson } from './json.ts'
import { plainText } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan } from './records.ts'
import { addressOf, distinct, name, some, text } from './shapes.ts'

/**
 * Alerts of the Canadian province of Saskatchewan: the list `feed.json`, and one message, which is CAP as JSON. Both name the alert
 * by its `identifier`; the list's `id` adds the number of the telling.
 */
export const saskalert: Format = {
  name: 'saskalert',
  says: 'Alerts of Saskatchewan (SaskAlert): JSON list and CAP as JSON',
  absence: 'ended',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const canadian = { ...context, country: context.country ?? 'CA' }
    const feed = z.object({ title: text, entries: z.array(z.unknown()) }).safeParse(json.value)
    if (feed.success) {
      const records = numbered(feed.data.entries, 'entry')
      const item = (said: z.output<typeof entry>, at: string) => itemOf(said, at, canadian)
      return listOf(
        itemsOf(records, { shape: entry, called: 'an entry of SaskAlert', item }),
        json,
        feed.data,
      )
    }
    const message = z.object({ alert: z.unknown() }).safeParse(json.value)
    if (!message.success || message.data.alert === undefined)
      return otherThan('a list or a message of SaskAlert')
    const alerts = Array.isArray(message.data.alert) ? message.data.alert : [message.data.alert]
    const item = (said: z.output<typeof capAlert>, at: string) => itemOfCap(said, at, canadian)
    return listOf(
      itemsOf(numbered(alerts, 'alert'), { shape: capAlert, called: 'a message of SaskAlert', item }),
      json,
    )
  },
}

const entry = z.object({
  id: text,
  identifier: name,
  state: text,
  level: text,
  type_en: text,
  event_en: text,
  summary_en: text,
  point: text,
  html_link: text,
  cap_link: text,
  author_en: text,
  coverage_en: text,
  updated: text,
  sent: text,
  area: some(z.object({ name_en: text })),
})
type Entry = z.output<typeof entry>

function itemOf(said: Entry, at: string, { timeZone, country }: DocumentContext): Item {
  const full = addressOf(said.cap_link)
  return {
    at,
    ids: [said.identifier],
    link: addressOf(said.html_link),
    title: said.event_en,
    text: plainText(said.summary_en),
    language: 'en',
    publisher: said.author_en,
    published: givenTime(said.sent, timeZone),
    updated: givenTime(said.updated, timeZone),
    state: stateOf(said),
    full: full === null ? null : { url: full, format: 'saskalert' },
    facts: {
      ...noFacts,
      event: said.event_en,
      level: levelOf(said.level),
      countries: distinct([country]),
      placeNames: distinct([...said.area.map((one) => one.name_en), said.coverage_en]),
      points: pointsIn(said.point),
      episode: telling(said),
    },
  }
}

/** `type_en` says how it ended, where it has: cancelled before its time, or over. */
function stateOf({ state, type_en: type }: Entry): ItemState {
  if (/^(?:test|exercise)$/i.test(type ?? '')) return type?.toLowerCase() as ItemState
  if (/cancel/i.test(type ?? '')) return 'cancelled'
  return /ended|expired/i.test(`${state} ${type}`) ? 'ended' : 'actual'
}

function levelOf(given: string | null) {
  if (given === null) return null
  const rank = { information: 0, advisory: 1, critical: 2 }[given.toLowerCase()]
  return { scheme: 'saskalert', given, rank: rank ?? null }
}

function telling({ id, identifier }: Entry): string | null {
  return id?.startsWith(`${identifier}-`) ? id.slice(identifier.length + 1) : null
}

/** `latitude longitude`, with a space. */
function pointsIn(text: string | null) {
  const [lat, lon] = (text ?? '').split(/[\s,]+/).map((part) => (part === '' ? Number.NaN : Number(part)))
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return []
  return [{ lat, lon }]
}
