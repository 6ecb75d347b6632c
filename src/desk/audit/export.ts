import { type AuditCursor, type AuditFilter, type AuditLine, readAudit } from '../../audit/read.ts'
import { atomically, type Database } from '../../database/database.ts'
import { csvLine } from '../../http/csv-line.ts'

/** Entries read at once: an export of years never stands in memory. */
const pageSize = 1_000

export const formats = {
  csv: { type: 'text/csv; charset=utf-8', head: csvLine(columns()), line: asCsv },
  jsonl: { type: 'application/jsonl; charset=utf-8', head: '', line: asJson },
}
export type Format = keyof typeof formats

/** The log as text, piece by piece, the latest entry first. */
export async function* exportAudit(db: Database, organisation: string, filter: AuditFilter, format: Format) {
  const { head, line } = formats[format]
  let after: AuditCursor | undefined
  yield head
  for (;;) {
    const page = await atomically(db, organisation, (tx) =>
      readAudit(tx, organisation, filter, { after, limit: pageSize }),
    )
    yield page.map(line).join('')
    after = page.at(-1)
    if (page.length < pageSize) return
  }
}

function columns() {
  return ['number', 'at', 'actor', 'name', 'action', 'subject', 'detail', 'words', 'id']
}

function asCsv({ number, at, actor, name, action, subject, detail, words, id }: AuditLine) {
  return csvLine([number, at.toISOString(), actor, name, action, subject, JSON.stringify(detail), words, id])
}

function asJson(line: AuditLine) {
  return `${JSON.stringify(line)}\n`
}
