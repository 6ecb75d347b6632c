import type { RowFault } from './csv.ts'
import type { Field } from './fields.ts'

/** A place that was not found: the stay is kept at the country, and somebody should look. */
export type Unresolved = { row: number; column: string; value: string; message: string }

/** What an import did, or with `errors` why it did nothing. Lists are cut at 100 unless more is asked for; the totals count all. */
export type ImportReport = {
  rows: number
  added: number
  changed: number
  unchanged: number
  errors: RowFault[]
  errorTotal: number
  warnings: RowFault[]
  warningTotal: number
  unresolved: Unresolved[]
  unresolvedTotal: number
  changedStays: string[]
  dryRun: boolean
  encoding: string | null
  delimiter: string | null
  unknownColumns: string[]
}

const usuallyShown = 100

/** Collects what is wrong or doubtful in a file; `titles` are the file's own names of its columns. */
export class Findings {
  readonly errors: RowFault[] = []
  readonly warnings: RowFault[] = []
  readonly unresolved: Unresolved[] = []
  errorTotal = 0
  warningTotal = 0
  unresolvedTotal = 0
  private readonly shown: number

  constructor(shown = usuallyShown) {
    this.shown = shown
  }

  error(row: number, column: string | null, value: string | null | undefined, message: string): undefined {
    this.errorTotal++
    if (this.errors.length < this.shown) this.errors.push({ row, column, value: cut(value), message })
  }

  warn(row: number, column: string | null, value: string | null | undefined, message: string) {
    this.warningTotal++
    if (this.warnings.length < this.shown) this.warnings.push({ row, column, value: cut(value), message })
  }

  missPlace(row: number, column: string, value: string, message: string) {
    this.unresolvedTotal++
    if (this.unresolved.length < this.shown)
      this.unresolved.push({ row, column, value: cut(value) ?? '', message })
  }

  /** The value of a cell that may be empty; a fault becomes an error of its row and column. */
  read<T>(
    row: number,
    column: string,
    text: string | undefined,
    read: (text: string) => Field<T>,
  ): T | undefined {
    if (text === undefined) return undefined
    const field = read(text)
    return 'value' in field ? field.value : this.error(row, column, text, field.fault)
  }
}

function cut(value: string | null | undefined): string | null {
  return value && value.length > 80 ? `${value.slice(0, 79)}…` : (value ?? null)
}
