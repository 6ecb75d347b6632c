import type { Tx } from '../database/database.ts'
import { type FoundFormat, formatsOf } from './find-format.ts'
import type { Fetch } from './poll.ts'

/** What an address holds, as far as our formats can tell; of what stands there nothing is said but how much it is. */
export type Look = { ok: true; formats: FoundFormat[]; bytes: number } | { ok: false; fault: string }

/** Bytes that are looked at; more is a matter for a chosen format. */
export const lookedAt = 4_000_000

/** Fetches an address once, through the one way out, and says which formats can read it. `known`: see `formatsOfHost`. */
export async function lookAt(fetch: Fetch, url: string, known: ReadonlySet<string>): Promise<Look> {
  const answer = await fetch(url)
  if (!answer.ok) return { ok: false, fault: answer.message }
  if (answer.bytes.length > lookedAt)
    return { ok: false, fault: 'More than 4 MB stand there: choose the format yourself.' }
  const context = {
    ...{ url: answer.finalUrl, contentType: answer.type, timeZone: 'Etc/UTC' },
    ...{ language: null, country: null },
  }
  const formats = await formatsOf(answer.bytes, context, known)
  if (formats.length > 0) return { ok: true, formats, bytes: answer.bytes.length }
  return { ok: false, fault: `What stands there holds no item in any format we read: ${guess(answer.type)}.` }
}

/** The formats in which sources on the same server are read. */
export async function formatsOfHost(tx: Tx, url: string): Promise<Set<string>> {
  if (!URL.canParse(url)) return new Set()
  const rows = await tx
    .selectFrom('source')
    .innerJoin('source_state', 'source_state.source', 'source.id')
    .select('source.format')
    .where('source_state.host', '=', new URL(url).host)
    .distinct()
    .execute()
  return new Set(rows.map(({ format }) => format))
}

function guess(type: string) {
  if (/html/.test(type)) return 'it is a web page; look on it for its feed (RSS, Atom) and give that address'
  if (/pdf|image|video|audio/.test(type)) return 'it is no text'
  return 'give the address of a feed, or of one of the services in docs/sources.md'
}
