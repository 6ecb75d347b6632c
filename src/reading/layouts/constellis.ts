import { countriesNamed } from '../nations.ts'
import { type Line, paragraphsOf } from '../page.ts'
import { sortParagraphs } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, titled, withoutFurniture } from './layout.ts'

/** Constellis: regions in capitals, country heads, "As of 1600 local time (0900 UTC)" in the prose. */
export const constellis: Layout = {
  name: 'constellis',
  opens: (lines, at) => headAt(lines[at]) !== null,
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const asOf = lines.find((line) => asOfMark.test(line.text))
    const at = lines.findIndex((line, i) => i < 10 && headAt(line) !== null)
    if (at < 0 || (!asOf && !lines.some((line) => regionHead.test(line.text)))) return null
    const groups = headAt(lines[at])
    const dated = lines.slice(0, 6).find((line) => line.text.length < 80 && stampIn(line.text))
    const stamp = dated ? stampIn(dated.text) : outside.digest
    const rest = lines.slice(at + 1)
    return {
      layout: 'constellis',
      stamp: asOf && stamp && !stamp.timed ? withTime(stamp, asOf) : stamp,
      headline: groups?.[2] ? `${groups[1]}: ${groups[2]}` : (lines[at]?.text ?? null),
      ...sortParagraphs(paragraphsOf(rest)),
      named: [(groups?.[1] ?? '').trim()],
      scenes: [],
    }
  },
}

const regions =
  'AFRICA|SUB-SAHARAN AFRICA|NORTH AFRICA|MIDDLE EAST(?: AND NORTH AFRICA)?|ASIA|SOUTH ASIA|CENTRAL ASIA|EAST ASIA|SOUTHEAST ASIA|ASIA[ -]PACIFIC|EUROPE|EURASIA|(?:LATIN |NORTH |SOUTH |CENTRAL )?AMERICAS?|CARIBBEAN|OCEANIA|MENA|APAC|WORLDWIDE|GLOBAL'
const regionHead = new RegExp(`^(?:${regions})(?: ?(?:[/&]|AND) ?(?:${regions}))*:?$`)
const countryHead = /^(\p{Lu}[\p{Lu} .'’()-]{2,50}?)(?: ?[:–—] ?| - )(\p{L}.{4,})$/u
const asOfMark =
  /\bas of \d{3,4}(?: hrs?)? ?(?:hours )?(?:local(?: time)?)? ?(?:\(?\d{4} ?(?:UTC|GMT|Z)\)?)?/i

/** Only a country heads an item: labels such as `LOCATION:` stand in capitals too. */
function headAt(line: Line | undefined): RegExpExecArray | null {
  const groups = countryHead.exec(line?.text.slice(0, 300) ?? '')
  const name = (groups?.[1] ?? '').split('/')[0] ?? ''
  return groups && countriesNamed([name, titled(name)]).length > 0 ? groups : null
}

/** The UTC time in brackets is the one to trust: the local one lacks its zone. */
function withTime(stamp: ReturnType<typeof stampIn>, line: Line): ReturnType<typeof stampIn> {
  const utc = /\(?(\d{2})(\d{2}) ?(?:UTC|GMT|Z)\)?/.exec(line.text)
  if (!stamp || !utc) return stamp
  return { ...stamp, at: `${stamp.at.slice(0, 10)}T${utc[1]}:${utc[2]}:00Z`, timed: true, zoned: true }
}
