import { adviceWithin } from '../advice.ts'
import { type Line, paragraphsOf } from '../page.ts'
import { sortParagraphs, tells } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'

/** `Country: City: imperative headline (Revised)`, then `Thu, 21 Nov 2019 17:47:11 EST`, then one paragraph. */
export const internationalSos: Layout = {
  name: 'international-sos',
  opens: (lines, at) => isHeadline(lines[at]) && isMailDate(lines[at + 1]),
  read(page) {
    const lines = withoutFurniture(page.lines)
    const at = lines.findIndex((_, i) => i < 6 && isHeadline(lines[i]) && isMailDate(lines[i + 1]))
    const headline = lines[at]
    const dated = lines[at + 1]
    if (!headline || !dated) return null
    const [country, city] = headline.text.split(/ ?: /)
    const sorted = sortParagraphs(paragraphsOf(lines.slice(at + 2)))
    return {
      layout: 'international-sos',
      stamp: stampIn(dated.text),
      headline: headline.text,
      ...sorted,
      advice: [
        imperativeOf(headline.text),
        ...(sorted.advice.length > 0 ? sorted.advice : adviceWithin(sorted.event, tells)),
      ],
      named: country ? [country] : [],
      scenes: city && headline.text.split(':').length > 2 ? city.split(/,| and /) : [],
    }
  },
}

const mailDate =
  /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? \d{1,2} [a-z]{3,9} \d{4} \d{1,2}:\d{2}(?::\d{2})?(?: [A-Z]{2,5}| [+-]\d{4})?$/i

function isMailDate(line: Line | undefined): boolean {
  return line !== undefined && line.text.length < 60 && mailDate.test(line.text)
}

function isHeadline(line: Line | undefined): boolean {
  return line !== undefined && line.text.length < 220 && /^[^:]{2,60}: /.test(line.text)
}

/** The headline itself advises ("Avoid the city centre …"). */
function imperativeOf(headline: string): string {
  const words = headline.split(/: /).at(-1) ?? headline
  return words.replace(/ ?\((?:revised|updated?)\)$/i, '')
}
