import { Problem } from '../../http/problem.ts'

/** A page mark of a list in some order: opaque to whoever passes it back. */
export function markOf(...parts: (string | Date)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a page mark; throws `bad-request` where it is none of ours. */
export function readMark(mark: string, parts: number): string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString())
    if (Array.isArray(read) && read.length === parts && read.every((part) => typeof part === 'string'))
      return read
  } catch {
    // Said below.
  }
  throw new Problem('bad-request', 'The page mark `after` is none of this list; begin without it.')
}

/** The mark of a list by name, or undefined at its beginning. */
export function readNameMark(mark: string | undefined): { name: string; id: string } | undefined {
  if (mark === undefined) return undefined
  const [name = '', id = ''] = readMark(mark, 2)
  return { name, id }
}
