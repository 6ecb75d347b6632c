/**
 * Rows as CSV for a spreadsheet: with a byte-order mark, so that accents survive, and with an apostrophe before what a
 * spreadsheet would else run as a formula (= + - @, tab, carriage return).
 */
export function csvOf(titles: readonly string[], rows: readonly (string | number | null)[][]): string {
  return `\ufeff${[titles, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
