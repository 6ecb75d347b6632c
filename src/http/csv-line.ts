/**
 * One line of CSV (RFC 4180), for a spreadsheet to open. A cell that a spreadsheet would take for a formula is given an
 * apostrophe in front.
 */
export function csvLine(cells: (string | number | null | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
