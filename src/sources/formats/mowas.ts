import { z } from 'zod'
import { givenTime } from '../given-time.ts'
import { type DocumentContext, type Format, type Item, noFacts } from '../item.ts'
import { speaksOfNoEvent, stateOf, threeOf } from './cap-codes.ts'
import { capAlert, itemOfCap } from './cap-json.ts'
import { readJson } from './json.ts'
import { plainLine } from './plain-text.ts'
import { itemsOf, listOf, numbered, otherThan, type Placed } from './records.ts'
import { addressOf, maybe, name, text } from './shapes.ts'

/**
 * Germany's warnings as the NINA app gets them from warnung.bund.de: the map's and the dashboard's list, and the warnings whole, one,
 * several or by name. They are CAP as JSON. MoWaS gives no `expires`: a warning is over when it is taken from the list.
 */
export const mowas: Format = {
  name: 'mowas',
  says: 'Warnings of Germany (NINA, MoWaS): JSON lists and details of warnung.bund.de',
  absence: 'ended',
  read(bytes, context) {
    const json = readJson(bytes)
    if (!json.ok) return json
    const records = recordsIn(json.value)
    if (!records) return otherThan('a list or a warning of warnung.bund.de')
    const german = { ...context, language: context.language ?? 'de', country: context.country ?? 'DE' }
    const read = itemsOf(records, {
      shape: z.union([capAlert, listed], { error: 'expected a CAP message or an entry of the list' }),
      called: 'a warning of warnung.bund.de',
      item: (said, at) => ('identifier' in said ? itemOfCap(said, at, german) : itemOf(said, at, german)),
    })
    return listOf(read, json)
  },
}

const words = maybe(z.record(z.string(), z.unknown()))

/** An entry of the map's list, or of the dashboard's, which packs it in `payload.data`. */
const listed = z.object({
  id: name,
  i18nTitle: words,
  startDate: text,
  expiresDate: text,
  sent: text,
  onset: text,
  expires: text,
  severity: text,
  urgency: text,
  type: text,
  payload: maybe(
    z.object({
      data: z.object({ headline: text, provider: text, severity: text, urgency: text, msgType: text }),
    }),
  ),
})

function recordsIn(value: unknown): Placed[] | null {
  if (Array.isArray(value)) return numbered(value, 'warning')
  if (typeof value !== 'object' || value === null) return null
  if ('identifier' in value) return numbered([value], 'warning')
  const entries = Object.entries(value)
  const named = entries.length > 0 && entries.every(([, one]) => typeof one === 'object' && one !== null)
  return named && !('type' in value)
    ? entries.map(([key, record]) => ({ at: `warning ${key}`.slice(0, 100), record }))
    : null
}

function itemOf(said: z.output<typeof listed>, at: string, context: DocumentContext): Item | { why: string } {
  const data = said.payload?.data
  const state = stateOf('Actual', data?.msgType ?? said.type)
  if (state === null) return { why: speaksOfNoEvent }
  const time = (given: string | null) => givenTime(given, context.timeZone)
  const details = addressOf(`/api31/warnings/${encodeURIComponent(said.id)}.json`, context.url)
  const title = said.i18nTitle?.[context.language ?? 'de'] ?? said.i18nTitle?.de ?? data?.headline
  return {
    at,
    ids: [said.id],
    link: null,
    title: typeof title === 'string' ? plainLine(title) || null : null,
    text: '',
    language: context.language,
    publisher: data?.provider ?? null,
    published: time(said.sent ?? said.startDate),
    updated: null,
    state,
    full: details === null ? null : { url: details, format: 'mowas' },
    facts: {
      ...noFacts,
      ...threeOf({
        severity: data?.severity ?? said.severity,
        urgency: data?.urgency ?? said.urgency,
        certainty: null,
      }),
      countries: context.country ? [context.country] : [],
      onset: time(said.onset),
      expires: time(said.expires ?? said.expiresDate),
    },
  }
}
