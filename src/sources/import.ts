import type { Tx } from '../database/database.ts'
import { type Known, knownSources, removedKey, takenBy } from './add.ts'
import { type CatalogueFault, parseCatalogue } from './catalogue.ts'
import type { CatalogueEntry } from './catalogue-schema.ts'
import { sourceOfEntry } from './install.ts'
import { readOpml } from './opml.ts'
import type { Owner } from './remove.ts'
import { writeSources } from './write.ts'

/** What became of one row of a file. `there`: it is watched already, and nothing was done. */
export type ImportedRow = {
  name: string
  key: string | null
  outcome: 'added' | 'changed' | 'there' | 'refused'
  why: string | null
}
export type Imported = { ok: true; rows: ImportedRow[] } | { ok: false; faults: CatalogueFault[] }
export const fileForms = ['yaml', 'opml'] as const
export type FileForm = (typeof fileForms)[number]

/**
 * Adds the sources of a file, switched off, as everybody's (null) or an organisation's own. YAML of the catalogue's form is
 * taken whole or not at all, and changes those of the owner's keys; of OPML every outline that can be taken is, and nothing
 * that is there is changed.
 */
export async function importSources(
  tx: Tx,
  owner: Owner,
  { form, file, bytes }: { form: FileForm; file: string; bytes: Uint8Array },
): Promise<Imported> {
  const known = await knownSources(tx)
  if (form === 'opml') return importOpml(tx, owner, known, file, bytes)
  const read = parseCatalogue(new TextDecoder().decode(bytes), file)
  return read.ok ? { ok: true, rows: await take(tx, owner, known, read.entries, true) } : read
}

/** Which form a file has, by its name or else by how it begins. */
export function formOf(name: string, bytes: Uint8Array): FileForm {
  if (/\.(opml|xml)$/i.test(name)) return 'opml'
  if (/\.ya?ml$/i.test(name)) return 'yaml'
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 200))) ? 'opml' : 'yaml'
}

async function importOpml(tx: Tx, owner: Owner, known: readonly Known[], file: string, bytes: Uint8Array) {
  const keys = known.map(({ key }) => key)
  const read = readOpml(bytes, keys)
  if (!read.ok) return { ok: false as const, faults: [{ file, entry: 'file', field: '', fault: read.fault }] }
  const taken = await take(tx, owner, known, read.entries, false)
  const refused = read.faults.map(({ outline, fault }): ImportedRow => {
    return { name: outline, key: null, outcome: 'refused', why: fault }
  })
  return { ok: true as const, rows: [...taken, ...refused] }
}

async function take(
  tx: Tx,
  owner: Owner,
  known: readonly Known[],
  entries: readonly CatalogueEntry[],
  mayChange: boolean,
): Promise<ImportedRow[]> {
  const rows = entries
    .map((entry) => ({ ...entry, key: removedKey(known, owner, entry.url) ?? entry.key }))
    .map((entry) => ({ entry, row: rowOf(entry, owner, known, mayChange) }))
  const wanted = rows.filter(({ row }) => row.outcome === 'added' || row.outcome === 'changed')
  if (wanted.length > 0)
    await writeSources(
      tx,
      owner,
      wanted.map(({ entry }) => sourceOfEntry(entry)),
    )
  return rows.map(({ row }) => row)
}

function rowOf(
  entry: CatalogueEntry,
  owner: Owner,
  known: readonly Known[],
  mayChange: boolean,
): ImportedRow {
  const { key, name } = entry
  const theirs = known.find((one) => one.key === key && one.owner === owner)
  const others = known.filter((one) => one !== theirs)
  const taken = takenBy(mayChange && theirs ? others : known, entry)
  if (taken?.field === 'url') return { name, key: taken.by, outcome: 'there', why: taken.fault }
  if (taken) return { name, key, outcome: 'refused', why: taken.fault }
  return { name, key, outcome: theirs && !theirs.isRemoved ? 'changed' : 'added', why: null }
}
