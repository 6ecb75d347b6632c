import { bettered } from '../../alerts/bettered.ts'
import type { NewSource } from '../../alerts/draft-sources.ts'
import { suggestionsOf } from '../../alerts/suggestions.ts'
import type { ModelEndpoint } from '../../config.ts'
import { atomically } from '../../database/database.ts'
import type { Api } from '../../http/api.ts'
import { fetchGuarded } from '../../http/egress.ts'
import { Problem } from '../../http/problem.ts'
import { rulesOf } from '../../people/rules.ts'
import { readSource } from '../../reading/read-source.ts'
import type { RadiusTable } from '../../vocabulary/radius.ts'

/** What somebody gives a draft to read from. */
export type GivenSource =
  | { from: 'text'; text: string }
  | { from: 'file'; name: string; bytes: string }
  | { from: 'address'; url: string }

/**
 * Reads a source into its words and what they suggest. Throws `invalid-fields` that names what to give instead; `path` stands before
 * the field's name.
 */
export async function readGiven(
  { config, clock, db }: Pick<Api, 'config' | 'clock' | 'db'>,
  organisation: string,
  given: GivenSource,
  path = '',
): Promise<NewSource> {
  const { radius } = await atomically(db, organisation, (tx) => rulesOf(tx, organisation))
  const by = { now: clock(), radii: radius, model: config.model }
  if (given.from === 'text')
    return { kind: 'text', name: null, ...(await read(given.text, `${path}text`, by)) }
  if (given.from === 'file') {
    const bytes = Buffer.from(given.bytes, 'base64')
    return { kind: 'file', name: given.name, ...(await read(bytes, `${path}bytes`, by, given.name)) }
  }
  const answer = await fetchGuarded(given.url, {
    allowPrivate: config.fetchPrivate,
    accept:
      'text/html, application/xhtml+xml, application/cap+xml, application/xml, text/plain, text/markdown',
  })
  if (!answer.ok) throw refused(`${path}url`, answer.message)
  return {
    kind: 'address',
    name: answer.finalUrl,
    ...(await read(answer.bytes, `${path}url`, by, given.url)),
  }
}

type By = { now: Date; radii: RadiusTable; model: ModelEndpoint | null }

async function read(input: string | Uint8Array, path: string, { now, radii, model }: By, filename?: string) {
  const found = readSource(input, { now: now.toISOString(), ...(filename ? { filename } : {}) })
  if ('fault' in found) throw refused(path, found.fault)
  const suggestions = suggestionsOf(found.drafts, found.text, now, radii)
  return { text: found.text, suggestions: await bettered(model, suggestions, found.text) }
}

function refused(path: string, message: string) {
  return new Problem('invalid-fields', message, [{ path, message }])
}
