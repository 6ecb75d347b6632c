import { paragraphsOf } from '../page.ts'
import { sortParagraphs } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'
import { has, labelled, sectionsOf, under } from './sections.ts'

/** HTH: `Category:`, `Severity: 4 (High)`, then `08/08/2020 (Lebanon) - text`; dates are month first. */
export const hth: Layout = {
  name: 'hth',
  opens: (lines, at) => /^category:/i.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const sections = sectionsOf(lines, labels)
    if (
      !has(sections, 'severity') ||
      !(has(sections, 'category') || lines.some((line) => dated.test(line.text)))
    )
      return null
    const at = lines.findIndex((line) => dated.test(line.text))
    const groups = dated.exec(lines[at]?.text ?? '')
    const bodyLines = at < 0 ? [] : lines.slice(at + 1)
    const first = groups?.[3] ? [groups[3]] : []
    const heading = sections.head.find((line) => line.text.length < 200 && !dated.test(line.text))
    return {
      layout: 'hth',
      stamp: groups ? stampIn(groups[1] ?? '', { monthFirst: true }) : outside.digest,
      headline: heading?.text ?? null,
      ...sortParagraphs(
        at < 0 ? paragraphsOf(under(sections, 'severity').slice(1)) : [...first, ...paragraphsOf(bodyLines)],
      ),
      publisherLevel: under(sections, 'severity')[0]?.text ?? null,
      named: groups?.[2] ? groups[2].split(/[,;/]/).map((name) => name.trim()) : [],
    }
  },
}

const labels = { category: labelled('category'), severity: labelled('severity') }
const dated = /^(\d{1,2}\/\d{1,2}\/\d{2,4}) ?\(([^)]{2,80})\) ?[–—:-]? ?(.*)$/
