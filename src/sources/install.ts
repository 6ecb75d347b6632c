import { createHash } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { sharedly } from '../database/database.ts'
import { readCatalogue } from './catalogue.ts'
import type { CatalogueEntry } from './catalogue-schema.ts'
import { type NewSource, writeSources } from './write.ts'

/**
 * Brings the sources that come with Alarum into the database, switched off, where the file has changed since: what an operator
 * switched on, changed or removed stays so. Two servers that start at once do it once.
 */
export async function installCatalogue(db: Database): Promise<void> {
  const read = readCatalogue()
  if (!read.ok)
    throw new Error('The catalogue that comes with Alarum cannot be read.', { cause: read.faults })
  const hash = createHash('sha256').update(JSON.stringify(read.entries)).digest('hex')
  await sharedly(db, null, async (tx) => {
    const fresh = await tx
      .insertInto('installation')
      .values({ key: 'catalogue', value: hash })
      .onConflict((on) =>
        on.column('key').doUpdateSet({ value: hash }).where('installation.value', '<>', hash),
      )
      .executeTakeFirst()
    if (fresh.numInsertedOrUpdatedRows === 1n)
      await writeSources(tx, null, read.entries.map(sourceOfEntry), 'catalogue')
  })
}

/** An entry of a catalogue’s file, in the units of the database. */
export function sourceOfEntry(entry: CatalogueEntry): NewSource {
  const { key, name, url, format, family, country, region, kinds, language, timeZone, reliability } = entry
  return {
    ...{
      key,
      name,
      way: 'address',
      url,
      format,
      family,
      country,
      region,
      kinds,
      language,
      timeZone,
      reliability,
    },
    terms: entry.terms === 'unknown' ? null : entry.terms,
    sets: entry.set,
    everySeconds: entry.every * 60,
    silentAfterSeconds: entry.silentAfter === undefined ? null : Math.round(entry.silentAfter * 3600),
    verified: entry.verified === 'never' ? null : entry.verified,
  }
}

/** A source as an entry of such a file; null for one that is not fetched, unless `url` stands for its address. */
export function entryOfSource(source: NewSource, url = source.url): CatalogueEntry | null {
  if (url === null) return null
  const { key, name, format, family, country, region, kinds, language, timeZone, reliability } = source
  return {
    ...{ key, name, url, family, country, timeZone, reliability },
    format,
    region: (region ?? 'world') as CatalogueEntry['region'],
    kinds: (kinds.length > 0 ? kinds : ['news']) as CatalogueEntry['kinds'],
    language: language ?? 'en',
    terms: source.terms ?? 'unknown',
    every: Math.max(1, Math.round(source.everySeconds / 60)),
    set: source.sets,
    verified: source.verified ?? 'never',
    ...(source.silentAfterSeconds !== null && { silentAfter: source.silentAfterSeconds / 3600 }),
  }
}
