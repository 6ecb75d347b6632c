import type { AuditCursor } from '../../audit/read.ts'
import { Problem } from '../../http/problem.ts'

/** `<instant>_<id>` of the last entry seen. */
export function cursorOf({ at, id }: AuditCursor): string {
  return `${at.toISOString()}_${id}`
}

/** What a page mark means; throws for one that we did not give. */
export function readCursor(mark: string | undefined): AuditCursor | undefined {
  if (!mark) return undefined
  const [at = '', id = ''] = mark.split('_')
  if (Number.isNaN(Date.parse(at)) || !id)
    throw new Problem('bad-request', 'This page mark is none of ours; begin without `after`.')
  return { at: new Date(at), id }
}
