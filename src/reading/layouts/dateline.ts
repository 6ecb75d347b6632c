import { nearestYear } from '../instants.ts'
import { paragraphsOf } from '../page.ts'
import { sortParagraphs } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, titled, withoutFurniture } from './layout.ts'

/** A news agency's dateline: `BAGHDAD, Jan 5 (Reuters) - …`, `MOSUL, Iraq (AP) — …`; the year is not printed. */
export const dateline: Layout = {
  name: 'agency-dateline',
  opens: (lines, at) => line.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const at = lines.findIndex((one, i) => i < 6 && line.test(one.text))
    const groups = line.exec(lines[at]?.text ?? '')
    const first = lines[at]
    if (!groups || !first) return null
    const reference = outside.digest?.at ?? outside.now ?? yearOf(page.text)
    const stamp = groups[3] ? stampIn(groups[3], { reference }) : null
    const above = lines.slice(0, at)
    const dated = above.map((one) => stampIn(one.text, { reference })).find((one) => one !== null)
    const body = { ...first, text: first.text.slice(groups[0].length) }
    const sorted = sortParagraphs(paragraphsOf([body, ...lines.slice(at + 1)]))
    const places = [groups[1], groups[2]].flatMap((name) => (name ? [name.trim()] : []))
    return {
      layout: 'agency-dateline',
      stamp: dated ?? stamp ?? outside.digest,
      headline: above.find((one) => !stampIn(one.text, { reference }))?.text ?? null,
      ...sorted,
      named: places.toReversed(),
      scenes: groups[1] ? [titled(groups[1])] : [],
    }
  },
}

const line =
  /^(\p{Lu}[\p{Lu} .'’-]{2,40}?)(?:, ([\p{L} .'’-]{3,40}?))??(?:, (\p{L}{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} \p{L}{3,9}(?: \d{4})?))? ?(?:\(((?:[A-Z][\p{L}]{1,15} ?){1,3})\)|\/(?:[A-Z]{2,10})\/) ?(?:[–—-]+|:) ?/u

function yearOf(text: string): string | null {
  const year = /\b(20\d\d)\b/.exec(text.slice(0, 20_000))?.[1]
  return year ? nearestYear(7, 1, `${year}-07-01`) : null
}
