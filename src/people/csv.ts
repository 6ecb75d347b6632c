import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { chunks, type Encoding, encodingOf } from './encoding.ts'
import { type Columns, type Header, knownTitles, readHeader } from './headers.ts'

/** One row: its number as a spreadsheet shows it (the header is 1) and its cells, trimmed, by our column names. */
export type Row<C extends string> = { row: number; cells: Partial<Record<C, string>> }

/** What is wrong where. `row` counts as a spreadsheet does; `column` is the file's own title, null for the whole row. */
export type RowFault = { row: number; column: string | null; value: string | null; message: string }

export type Table<C extends string> = {
  rows: Row<C>[]
  header: Header<C>
  encoding: Encoding
  delimiter: string
  faults: RowFault[]
}

/** More rows than any organisation has people; a file above it is split by whoever made it. */
export const maximumRows = 250_000

/** What a file must have: at least one column of each group. */
export type Required<C extends string> = readonly (readonly C[])[]

/**
 * Reads CSV in any usual encoding, delimited by comma, semicolon, tab or bar, into rows of known columns. Streams
 * through the bytes; memory grows with the cells kept. A file that cannot be read at all answers one fault.
 */
export async function readCsv<C extends string>(
  bytes: Uint8Array,
  columns: Columns<C>,
  required: Required<C>,
  declaredEncoding?: string,
): Promise<Table<C> | { fault: RowFault }> {
  const encoding = encodingOf(bytes, declaredEncoding)
  if ('fault' in encoding) return { fault: wholeFile(encoding.fault) }
  const start = firstLine(bytes, encoding.label)
  if (start.text.trim() === '')
    return { fault: wholeFile('The file is empty. Its first row names the columns.') }
  const delimiter = start.declared ?? sniff(start.text, columns)
  const table: Table<C> = { rows: [], header: readHeader([], columns), encoding, delimiter, faults: [] }
  try {
    await fill(table, bytes, columns, required, start.declared !== undefined)
  } catch (fault) {
    if (fault instanceof Unreadable) return { fault: fault.at }
    if (fault instanceof CsvError) return { fault: quoteFault(fault, table.rows.length) }
    throw fault
  }
  return table
}

class Unreadable extends Error {
  readonly at: RowFault
  constructor(at: RowFault) {
    super(at.message)
    this.at = at
  }
}

async function fill<C extends string>(
  table: Table<C>,
  bytes: Uint8Array,
  columns: Columns<C>,
  required: Required<C>,
  skipFirst: boolean,
) {
  const options: Options = { delimiter: table.delimiter, relax_column_count: true, bom: true, trim: true }
  const parser = parse({ ...options, from_line: skipFirst ? 2 : 1 })
  Readable.from(pieces(bytes, table.encoding.label)).pipe(parser)
  let row = 0
  for await (const cells of parser as AsyncIterable<string[]>) {
    row++
    if (row === 1) table.header = headerOrThrow(cells, columns, required)
    else if (cells.some((cell) => cell !== '')) addRow(table, row, cells)
    if (row > maximumRows) throw new Unreadable(wholeFile(`More than ${maximumRows} rows: split the file.`))
  }
  if (table.rows.length + table.faults.length === 0)
    throw new Unreadable({ ...wholeFile('The file has a header and no rows below it.'), row: 2 })
}

/** The text piece by piece, so that it never stands in memory whole. */
function* pieces(bytes: Uint8Array, label: string): Generator<string> {
  const decoder = new TextDecoder(label)
  for (const chunk of chunks(bytes)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function headerOrThrow<C extends string>(
  titles: string[],
  columns: Columns<C>,
  required: Required<C>,
): Header<C> {
  const header = readHeader(titles, columns)
  const missing = required.filter((group) => group.every((column) => header.at[column] === undefined))
  const wanted = missing.map((group) => `A column for ${group.join(' or ')} is missing.`)
  if (wanted.length + header.faults.length === 0) return header
  const found = header.titles.filter((title) => title !== '').join(', ')
  const known = Object.keys(columns).join(', ')
  const tail = wanted.length > 0 ? [`Found: ${found}.`, `Known columns: ${known}.`] : []
  throw new Unreadable(wholeFile([...header.faults, ...wanted, ...tail].join(' ')))
}

function addRow<C extends string>(table: Table<C>, row: number, values: string[]) {
  const surplus = values.slice(table.header.titles.length).find((value) => value !== '')
  if (surplus !== undefined) {
    const message = `This row has ${values.length} cells, the header ${table.header.titles.length}: put a cell that holds the delimiter in "quotes".`
    table.faults.push({ row, column: null, value: surplus, message })
    return
  }
  const cells: Row<C>['cells'] = {}
  for (const [column, at] of Object.entries(table.header.at) as [C, number][]) {
    const value = values[at]?.replace(guard, '')
    if (value === undefined || value === '') continue
    if (hasControl(value)) table.faults.push(controlFault(row, table.header.titles[at] as string, value))
    cells[column] = value
  }
  table.rows.push({ row, cells })
}

/** What our own files put before a cell that a spreadsheet would else run. */
const guard = /^'(?=[=+\-@])/

const control = /[^\P{Cc}\t\n\r]|\ufffd/u

function hasControl(value: string) {
  return control.test(value)
}

function controlFault(row: number, column: string, value: string): RowFault {
  const message =
    'Holds a character that cannot be read: is the file in another encoding? Save it as "CSV UTF-8".'
  return { row, column, value: value.replace(new RegExp(control, 'gu'), '?').slice(0, 80), message }
}

/** The header's line, and the delimiter that an Excel `sep=;` line above it declares. */
function firstLine(bytes: Uint8Array, label: string): { text: string; declared?: string } {
  const text = new TextDecoder(label).decode(bytes.subarray(0, 65_536))
  const declared = /^sep=([,;\t|])\r?\n/.exec(text)?.[1]
  return declared
    ? { text, declared }
    : { text: text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '' }
}

/** The delimiter under which most titles are known; where that says nothing, the most frequent one. */
function sniff<C extends string>(line: string, columns: Columns<C>): string {
  const candidates = [',', ';', '\t', '|'].map((delimiter) => {
    const titles = line.split(delimiter).map((title) => title.trim().replace(/^"|"$/g, ''))
    return { delimiter, known: knownTitles(titles, columns), count: titles.length }
  })
  return candidates.sort((a, b) => b.known - a.known || b.count - a.count)[0]?.delimiter ?? ','
}

function wholeFile(message: string): RowFault {
  return { row: 1, column: null, value: null, message }
}

/** csv-parse names its own rule; the row is the one after the last it could finish. */
function quoteFault(fault: CsvError, finished: number): RowFault {
  const row = finished + 2
  if (fault.code === 'CSV_QUOTE_NOT_CLOSED')
    return { row, column: null, value: null, message: 'A quote that opens here or below is never closed.' }
  const message =
    'A quotation mark stands inside a cell: write it twice and put the cell in quotes ("a ""b"" c").'
  return { row, column: null, value: null, message }
}
