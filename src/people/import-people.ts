import type { Database, Tx } from '../database/database.ts'
import type { Table } from './csv.ts'
import type { Findings, ImportReport } from './findings.ts'
import { type ImportOptions, runImport } from './importing.ts'
import { type PeopleColumn, peopleColumns } from './people-columns.ts'
import { type ReadPerson, readPerson, standingStay } from './person-row.ts'
import { savePersons } from './persons.ts'
import { eachRow, type OnProgress, written } from './progress.ts'
import { saveStays } from './stays.ts'

/**
 * Imports people.csv: a person by key, else by mail address, so that the same file twice changes nothing. Columns the
 * file lacks keep their values. All rows are good or nothing is written; see `ImportReport`.
 */
export function importPeople(
  db: Database,
  organisation: string,
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportReport> {
  return runImport(db, organisation, bytes, options, {
    columns: peopleColumns,
    required: [
      ['name', 'given name', 'family name'],
      ['email', 'key'],
    ],
    work: (tx, table, findings) => writePeople(tx, organisation, table, findings, options.onProgress),
  })
}

async function writePeople(
  tx: Tx,
  organisation: string,
  table: Table<PeopleColumn>,
  findings: Findings,
  onProgress: OnProgress | undefined,
) {
  const people = await eachOnce(table, findings, onProgress)
  if (findings.errorTotal > 0) return { added: 0, changed: 0, unchanged: 0, changedStays: [] }
  const total = people.reduce((sum, { standing }) => sum + 1 + standing.length, 0)
  const tell = written(total, onProgress)
  const saved = await savePersons(tx, organisation, people, new Set(Object.keys(table.header.at)), tell)
  const stays = people.flatMap(({ person, standing }) =>
    standing.map((one) => standingStay(saved.ids.get(person.key) as string, one)),
  )
  const { added, changed } = await saveStays(tx, organisation, stays, tell)
  return {
    added: saved.added,
    changed: saved.changed,
    unchanged: saved.unchanged,
    changedStays: [...added, ...changed],
  }
}

/** A key twice is merged with a warning where the rows agree; where they do not, it is an error that names both rows. */
async function eachOnce(
  table: Table<PeopleColumn>,
  findings: Findings,
  onProgress: OnProgress | undefined,
): Promise<ReadPerson[]> {
  const byKey = new Map<string, ReadPerson>()
  const byEmail = new Map<string, ReadPerson>()
  await eachRow(table.rows, onProgress, (cells) => {
    const read = readPerson(cells, findings)
    if (!read) return
    const before = byKey.get(read.person.key)
    if (before) compare(before, read, findings)
    else byKey.set(read.person.key, read)
    const email = read.person.email?.toLowerCase() ?? read.person.key
    const sharer = byEmail.get(email)
    if (!sharer) byEmail.set(email, read)
    else if (sharer.person.key !== read.person.key)
      findings.warn(read.row, 'email', email, `Row ${sharer.row} has the same address under another key.`)
  })
  return [...byKey.values()]
}

function compare(before: ReadPerson, again: ReadPerson, findings: Findings) {
  const { key } = again.person
  const differing = (Object.keys(again.person) as (keyof ReadPerson['person'])[]).filter(
    (column) => JSON.stringify(again.person[column]) !== JSON.stringify(before.person[column]),
  )
  if (JSON.stringify(again.standing) !== JSON.stringify(before.standing)) differing.push('home' as 'name')
  if (differing.length === 0)
    findings.warn(again.row, null, key, `The same person as in row ${before.row}; read once.`)
  else
    findings.error(
      again.row,
      differing[0] as string,
      key,
      `Row ${before.row} has the same person with another ${differing.join(', ')}. Keep one of the rows.`,
    )
}
