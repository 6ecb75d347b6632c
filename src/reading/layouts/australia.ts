import { paragraphsOf } from '../page.ts'
import { isAdvice } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'
import { has, labelled, sectionsOf, under } from './sections.ts'

/** Smartraveller: a level such as `Do not travel` or `4/5`, and a "Latest update" paragraph that often has no date. */
export const australia: Layout = {
  name: 'australia-advice',
  opens: (lines, at) => /^latest update:?$/i.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const sections = sectionsOf(lines, labels)
    if (!has(sections, 'latest') || !isAustralian(page.text)) return null
    const level =
      under(sections, 'level')[0]?.text ?? levelWords.exec(page.text.slice(0, 20_000))?.[0] ?? null
    const dated = under(sections, 'updated')[0]
    const latest = paragraphsOf(under(sections, 'latest'))
    const rest = paragraphsOf([...sections.head.slice(1), ...under(sections, 'full', 'level').slice(1)])
    const body = [...latest, ...rest]
    return {
      layout: 'australia-advice',
      stamp: dated ? stampIn(dated.text, { reference: outside.now }) : null,
      headline: sections.head[0]?.text ?? null,
      summary: latest[0]?.split(/(?<=[.!?]) /)[0] ?? null,
      event: body.filter((text) => !isAdvice(text)),
      advice: body.filter(isAdvice),
      publisherLevel: level,
      named: sections.head
        .slice(0, 3)
        .map((line) => line.text.replace(/ (?:travel advice|overview).*$/i, '')),
    }
  },
}

const labels = {
  latest: labelled('latest updates?'),
  level: labelled('(?:overall )?(?:advice|travel advice) levels?|level'),
  updated: labelled('(?:last )?updated|issued|still current'),
  full: labelled('full (?:travel )?advice|full advice'),
}
const levelWords =
  /exercise normal safety precautions|exercise a high degree of caution|reconsider your need to travel|do not travel/i

function isAustralian(text: string): boolean {
  const start = text.slice(0, 20_000)
  return /smartraveller|australian|advice level/i.test(start) || levelWords.test(start)
}
