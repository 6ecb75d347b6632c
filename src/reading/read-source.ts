import { decodeText } from './bytes.ts'
import { looksLikeCap } from './cap-draft.ts'
import type { Draft } from './draft.ts'
import { looksLikeHtml, webPageOf } from './html.ts'
import { type ReadOptions, readText } from './read.ts'

/** A source as people see it: its words, into which all offsets point, and what is read in them. */
export type ReadSource = { text: string; drafts: Draft[] }

/** The longest text that is kept and shown; nothing behind it is read either. */
const longest = 400_000

/** Reads pasted words, a file's bytes or a fetched page, and answers the text to show beside what was read. Never throws. */
export function readSource(
  input: string | Uint8Array,
  options: ReadOptions = {},
): ReadSource | { fault: string } {
  const reading = readText(input, options)
  if ('fault' in reading) return reading
  const decoded = typeof input === 'string' ? { text: input } : decodeText(input)
  if ('fault' in decoded) return decoded
  return { text: shown(decoded.text, reading.drafts).slice(0, longest), drafts: reading.drafts }
}

/** Of a page its words, of CAP what its elements say; else the text itself. */
function shown(text: string, drafts: Draft[]): string {
  if (looksLikeCap(text)) return drafts.map(wordsOf).join('\n\n')
  if (!looksLikeHtml(text)) return text
  const page = webPageOf(text)
  return page.text.trim() === '' ? (page.title ?? '') : page.text
}

function wordsOf({ headline, event, advice }: Draft) {
  return [headline, event, advice].filter(Boolean).join('\n\n')
}
