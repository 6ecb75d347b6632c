import type { Tx } from '../database/database.ts'
import { writeCatalogue } from './catalogue.ts'
import type { FileForm } from './import.ts'
import { entryOfSource } from './install.ts'
import { opmlOf } from './opml.ts'
import { listSources } from './queries.ts'

/** More than any installation watches. */
const most = 5000

/** The sources that are fetched, all or of one set, as a file that reads back as they are, `verified` dates too. */
export async function exportSources(tx: Tx, form: FileForm, set?: string): Promise<string> {
  const all = await listSources(tx, { limit: most, set })
  // A key that somebody's own source shares with everybody's stands once: the own one is what they watch.
  const byKey = new Map(all.toSorted((a, b) => Number(a.own) - Number(b.own)).map((one) => [one.key, one]))
  const entries = [...byKey.values()].flatMap((source) => entryOfSource(source) ?? [])
  return form === 'opml' ? opmlOf(entries) : writeCatalogue(entries)
}
