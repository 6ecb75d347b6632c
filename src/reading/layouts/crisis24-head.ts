import type { Line } from '../page.ts'
import { type Stamp, type StampHints, stampIn } from '../stamps.ts'
import { withoutFurniture } from './layout.ts'

/** The top of an alert that begins with its stamp: headline, summary, and perhaps a level on a line of its own. */
export type Head = {
  stamp: Stamp
  headline: string
  summary: string | null
  level: string | null
  body: Line[]
}

/** Whether a line is nothing but a date with a time: `04 Apr 2018 | 05:23 AM UTC`, `25 mars 2019 | 21h37 UTC`. */
export function isStampLine(text: string): boolean {
  if (text.length > 60 || !/\d/.test(text)) return false
  const stamp = stampIn(text, { reference: '2020-01-01' })
  if (!stamp?.timed || !/(?:UTC|GMT)/i.test(text)) return false
  return text.replace(/[|,\s]/g, '').length <= stamp.text.replace(/[|,\s]/g, '').length + weekdayRoom
}

/** Reads the top of the text; null when the first line left after the furniture is no stamp. */
export function crisis24Head(lines: readonly Line[], hints: StampHints): Head | null {
  const [first, headline, ...rest] = withoutFurniture(lines)
  if (!first || !headline || !isStampLine(first.text)) return null
  const stamp = stampIn(first.text, hints)
  if (!stamp) return null
  const level = rest.findIndex((line, at) => at < 3 && levelWord.test(line.text))
  const without = level < 0 ? rest : rest.toSpliced(level, 1)
  const summary = without[0] && !sectionWord.test(without[0].text) && isSummary(without) ? without[0] : null
  return {
    stamp,
    headline: headline.text,
    summary: summary?.text ?? null,
    level: level < 0 ? null : (rest[level]?.text ?? null),
    body: summary ? without.slice(1) : without,
  }
}

/** Section words in English and French. */
export const sectionWord =
  /^(?:events?|événements?|evénement|évènements?|context|contexte|background|advice|conseils?|recommandations?)\s*:?$/i
const levelWord =
  /^(?:alert level: ?)?(?:informational|information|notice|advisory|caution|warning|critical|low|medium|high|severe|extreme)$/i
const weekdayRoom = 12

/** A summary has more text after it, and is one sentence without its full stop, or at least short. */
function isSummary(lines: readonly Line[]): boolean {
  const first = lines[0]
  return first !== undefined && lines.length > 1 && (first.text.length < 420 || !first.text.includes('. '))
}
