import { paragraphsOf } from '../page.ts'
import { splitAdvice } from '../paragraph-kind.ts'
import { crisis24Head, isStampLine } from './crisis24-head.ts'
import type { Layout } from './layout.ts'
import { has, labelled, sectionsOf, under } from './sections.ts'

/** The words `Event`, `Context`, `Advice` on lines of their own, in English and French. */
export const wordSections = {
  event: labelled('events?|event details|[ée]v[éè]nements?|faits'),
  context: labelled('contexte?|background'),
  advice: labelled('advice|conseils?|recommandations?|recommendations?'),
}

/** Crisis24's layouts A (a line a paragraph) and B (blank lines, a level alone on its line): stamp first, section words. */
export const crisis24Headed: Layout = {
  name: 'crisis24-a',
  opens: (lines, at) => isStampLine(lines[at]?.text ?? ''),
  read(page, outside) {
    const head = crisis24Head(page.lines, { reference: outside.digest?.at ?? outside.now })
    if (!head) return null
    const sections = sectionsOf(head.body, wordSections)
    if (!has(sections, 'event') && !has(sections, 'advice')) return null
    const spaced = page.lines.filter((line) => line.blankBefore > 0).length > page.lines.length / 2
    return {
      layout: spaced || head.level !== null ? 'crisis24-b' : 'crisis24-a',
      stamp: head.stamp,
      headline: head.headline,
      summary: head.summary,
      publisherLevel: head.level,
      event: paragraphsOf([...sections.head, ...under(sections, 'event')]),
      context: paragraphsOf(under(sections, 'context')),
      ...splitAdvice(paragraphsOf(under(sections, 'advice'))),
    }
  },
}
