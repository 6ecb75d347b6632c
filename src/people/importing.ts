import { atomically, type Database, type Tx } from '../database/database.ts'
import { type Required, type RowFault, readCsv, type Table } from './csv.ts'
import type { DateOrder } from './dates.ts'
import { Findings, type ImportReport } from './findings.ts'
import type { Columns } from './headers.ts'
import type { OnProgress } from './progress.ts'

/** `encoding` and `dates` are for files that do not show theirs; `dryRun` does everything and takes it back. */
export type ImportOptions = {
  dryRun: boolean
  now: Date
  encoding?: string
  dates?: DateOrder
  onProgress?: OnProgress
  /** Faults, warnings and places of each kind that the report lists; 100 where nothing is said. */
  listed?: number
  /** Runs last in the transaction of an import that is kept: stands or falls with it. */
  finish?: (tx: Tx, report: ImportReport) => Promise<void>
}
export type Counts = { added: number; changed: number; unchanged: number; changedStays: string[] }

/** What a kind of import brings: its columns, and the work inside the one transaction, which adds to the findings. */
export type Import<C extends string> = {
  columns: Columns<C>
  required: Required<C>
  work(tx: Tx, table: Table<C>, findings: Findings): Promise<Counts>
}

/**
 * Runs an import in one transaction: all of the file is written or, with any error or as a dry run, nothing.
 * Faults of the file are answered in the report; only the database's own failures throw.
 */
export async function runImport<C extends string>(
  db: Database,
  organisation: string,
  bytes: Uint8Array,
  options: ImportOptions,
  { columns, required, work }: Import<C>,
): Promise<ImportReport> {
  const table = await readCsv(bytes, columns, required, options.encoding)
  if ('fault' in table) return reportOf(options, null, withErrors([table.fault], options), nothing)
  const findings = withErrors(table.faults, options)
  doubtEncoding(table, findings)
  const counts = await undoable(db, organisation, async (tx) => {
    const done = await work(tx, table, findings)
    const keep = findings.errorTotal === 0 && !options.dryRun
    if (keep) await options.finish?.(tx, reportOf(options, table, findings, done))
    return { done, keep }
  })
  return reportOf(options, table, findings, findings.errorTotal === 0 ? counts : nothing)
}

const nothing: Counts = { added: 0, changed: 0, unchanged: 0, changedStays: [] }

class Undone extends Error {}

async function undoable<T>(
  db: Database,
  organisation: string,
  work: (tx: Tx) => Promise<{ done: T; keep: boolean }>,
): Promise<T> {
  let done: { value: T } | undefined
  try {
    return await atomically(db, organisation, async (tx) => {
      const result = await work(tx)
      done = { value: result.done }
      if (!result.keep) throw new Undone()
      return result.done
    })
  } catch (fault) {
    if (fault instanceof Undone && done) return done.value
    throw fault
  }
}

function withErrors(faults: readonly RowFault[], { listed }: ImportOptions): Findings {
  const findings = new Findings(listed)
  for (const { row, column, value, message } of faults) findings.error(row, column, value, message)
  return findings
}

function doubtEncoding<C extends string>({ encoding, header }: Table<C>, findings: Findings) {
  if (encoding.guessed)
    findings.warn(
      1,
      null,
      encoding.label,
      `The file is not UTF-8 and was read as ${encoding.label}. If names look wrong, save it as "CSV UTF-8".`,
    )
  if (header.unknown.length > 0)
    findings.warn(
      1,
      null,
      header.unknown.join(', '),
      `Columns not known and left out: ${header.unknown.join(', ')}.`,
    )
}

function reportOf<C extends string>(
  options: ImportOptions,
  table: Table<C> | null,
  findings: Findings,
  counts: Counts,
): ImportReport {
  const { errors, errorTotal, warnings, warningTotal, unresolved, unresolvedTotal } = findings
  return {
    rows: table?.rows.length ?? 0,
    ...counts,
    errors: [...errors].sort((a, b) => a.row - b.row),
    ...{ errorTotal, warnings, warningTotal, unresolved, unresolvedTotal },
    dryRun: options.dryRun,
    encoding: table?.encoding.label ?? null,
    delimiter: table?.delimiter ?? null,
    unknownColumns: table?.header.unknown ?? [],
  }
}
