import { countriesOfHeadline } from '../nations.ts'
import { type Line, paragraphsOf } from '../page.ts'
import { sortParagraphs, splitAdvice } from '../paragraph-kind.ts'
import { type Stamp, stampIn } from '../stamps.ts'
import { wordSections } from './crisis24-headed.ts'
import { type Layout, type Parts, withoutFurniture } from './layout.ts'
import { sectionsOf, under } from './sections.ts'

/** Any other text: a short first line is the headline, paragraphs are sorted by what they do. Always answers. */
export const free: Layout = {
  name: 'free-text',
  opens: (lines, at) => isCountryHeadline(lines[at]) && isProse(lines[at + 1]),
  read(page, outside): Parts {
    const lines = withoutFurniture(page.lines)
    const dated = lines.slice(0, 6).find((line) => isDateLine(line.text, outside.now))
    const rest = lines.filter((line) => line !== dated)
    const headline = rest[0] && isHeadline(rest[0], rest[1]) ? rest[0] : null
    const body = headline ? rest.slice(1) : rest
    return {
      layout: 'free-text',
      stamp: dated ? stampIn(dated.text, { reference: outside.now }) : outside.digest,
      headline: headline?.text ?? null,
      ...partsOf(body),
    }
  },
}

function partsOf(body: readonly Line[]): Partial<Parts> {
  const sections = sectionsOf(body, { ...wordSections, summary: /^summary ?(?:$|: ?(.*)$)/i })
  if (sections.parts.length === 0) return sortParagraphs(paragraphsOf(body.filter((line) => !isLabel(line))))
  return {
    summary: paragraphsOf(under(sections, 'summary'))[0] ?? null,
    event: paragraphsOf([...sections.head, ...under(sections, 'event')]),
    context: paragraphsOf(under(sections, 'context')),
    ...splitAdvice(paragraphsOf(under(sections, 'advice'))),
  }
}

function isLabel(line: Line): boolean {
  return line.heading && line.text.length < 40
}

function isHeadline(line: Line, next: Line | undefined): boolean {
  if (line.heading) return true
  return next !== undefined && line.text.length < 180 && !/[.!?…]["”]?$/.test(line.text) && !line.bullet
}

/** `Mali: Clashes in Ménaka March 3`: capitalised name, colon, no full stop. */
function isCountryHeadline(line: Line | undefined): boolean {
  if (!line || line.bullet || line.text.length > 180) return false
  if (!/^\p{Lu}[\p{L} .,'’()-]{2,45}: \p{Lu}/u.test(line.text) || /[.!?]$/.test(line.text)) return false
  return / region: /i.test(line.text) || countriesOfHeadline(line.text).length > 0
}

function isProse(line: Line | undefined): boolean {
  return line !== undefined && line.text.length > 80
}

/** A line that is a date and little else. */
function isDateLine(text: string, reference: string | null): boolean {
  if (text.length > 80) return false
  const stamp: Stamp | null = stampIn(text, { reference })
  return stamp !== null && text.replace(/\P{L}/gu, '').length - stamp.text.replace(/\P{L}/gu, '').length < 14
}
