import { datesIn } from '../dates.ts'
import { paragraphsOf } from '../page.ts'
import { sortParagraphs } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, titled, withoutFurniture } from './layout.ts'

/** `NIGERIA (Country risk rating: High); 12-14 April 2015; headline`, then paragraphs. */
export const red24: Layout = {
  name: 'red24',
  opens: (lines, at) => head.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const at = lines.findIndex((line, i) => i < 6 && head.test(line.text))
    const groups = head.exec(lines[at]?.text ?? '')
    if (!groups) return null
    const [dates, headline, rest] = partsOf(groups[3] ?? '')
    const day = dates ? stampIn(dates, { reference: outside.now }) : null
    const [span] = dates ? datesIn(dates, outside.now?.slice(0, 10) ?? null) : []
    const ranged = span !== undefined && span.from !== span.to
    return {
      layout: 'red24',
      // A range is when it happens; only a single day is when it was written.
      stamp: outside.digest ?? (ranged ? null : day),
      timeframe: ranged ? { text: span.text, from: span.from, to: span.to } : null,
      headline: headline ? `${titled(groups[1] ?? '')}: ${headline}` : (lines[at]?.text ?? null),
      ...sortParagraphs([...(rest ? [rest] : []), ...paragraphsOf(lines.slice(at + 1))]),
      publisherLevel: `Country risk rating: ${(groups[2] ?? '').trim()}`,
      named: [titled(groups[1] ?? '')],
    }
  },
}

const head = /^([\p{L} .'’&/-]{2,60}?) ?\((?:country )?risk rating: ?([^)]{2,30})\)[;:,]? ?(.*)$/iu

/** `dates; headline` with perhaps the text behind it on the same line. */
function partsOf(rest: string): [string | null, string | null, string | null] {
  const pieces = rest.split(/; ?/)
  const [first, second, ...others] = pieces
  if (second === undefined) return [null, first || null, null]
  return [first ?? null, second, others.length > 0 ? others.join('; ') : null]
}
