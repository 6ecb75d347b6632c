import { paragraphsOf } from '../page.ts'
import { sortParagraphs } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'

/** ECHO daily flash: `Country – Event (sources) (ECHO Daily Flash of 7 January 2020)`, then bullets; `0.00 UTC`, `50 882`. */
export const echo: Layout = {
  name: 'echo-flash',
  opens: (lines, at) => title.test(lines[at]?.text ?? '') || sourced.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const at = lines.findIndex(
      (line, i) => i < 6 && (title.test(line.text) || (outside.digest && sourced.test(line.text))),
    )
    const heading = lines[at]
    if (!heading) return null
    const named = (title.exec(heading.text) ?? sourced.exec(heading.text))?.[1] ?? ''
    const day = /\(?ECHO Daily Flash(?: of)? ([^)]{6,40})\)?/i.exec(page.text.slice(0, 4000))?.[1]
    return {
      layout: 'echo-flash',
      stamp: (day ? stampIn(day, { reference: outside.now }) : null) ?? outside.digest,
      headline: heading.text
        .replace(/ ?\(ECHO Daily Flash[^)]*\)?/i, '')
        .replace(/ ?\([^)]*(?:DG ECHO|GDACS|media|OCHA)[^)]*\)/i, ''),
      ...sortParagraphs(
        paragraphsOf(lines.slice(at + 1).filter((line) => !/^ECHO Daily Flash/i.test(line.text))),
      ),
      named: named.split(/,| and | & |\//).map((name) => name.trim()),
    }
  },
}

const title = /^([^–—:()]{2,80}?) ?(?:[–—:]|- ) ?[^()]{2,160}(?:\([^)]{2,200}\) ?){0,2}\(ECHO Daily Flash\b/i
const sourced = /^([^–—:()]{2,80}?) ?[–—-] ?[^()]{2,120}\([^)]{0,160}\b(?:DG ECHO|GDACS|ECHO)\b[^)]{0,160}\)$/
