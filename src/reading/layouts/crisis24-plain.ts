import { type Line, paragraphsOf } from '../page.ts'
import { isAdvice, isStanding, type Sorted, sortParagraphs } from '../paragraph-kind.ts'
import { crisis24Head, isStampLine } from './crisis24-head.ts'
import type { Layout } from './layout.ts'

/**
 * Stamp, headline and summary without section words: Crisis24's C (event, outlook, advice), D (background last), and
 * the older pages that set sections apart by two blank lines.
 */
export const crisis24Plain: Layout = {
  name: 'crisis24-c',
  opens: (lines, at) => isStampLine(lines[at]?.text ?? ''),
  read(page, outside) {
    const head = crisis24Head(page.lines, { reference: outside.digest?.at ?? outside.now })
    if (!head) return null
    const gaps = gapSections(head.body)
    const sorted = gaps ?? sortParagraphs(paragraphsOf(head.body))
    return {
      layout: gaps ? 'spaced-sections' : sorted.context.length > 0 ? 'crisis24-d' : 'crisis24-c',
      stamp: head.stamp,
      headline: head.headline,
      summary: head.summary,
      publisherLevel: head.level,
      ...sorted,
    }
  },
}

/** Sections set apart by two blank lines: the first is the event, the one that advises is advice, the rest context. */
function gapSections(body: readonly Line[]): Sorted | null {
  const groups: Line[][] = [[]]
  for (const [at, line] of body.entries()) {
    if (at > 0 && line.blankBefore >= 2) groups.push([])
    groups.at(-1)?.push(line)
  }
  if (groups.length < 2 || groups.length > 6 || groups.length === body.length) return null
  const sorted: Sorted = { event: [], context: [], advice: [], standingAdvice: [] }
  for (const [at, group] of groups.entries()) {
    const paragraphs = paragraphsOf(group)
    if (at === 0) sorted.event.push(...paragraphs)
    else if (paragraphs.some((text) => isAdvice(text) || isStanding(text))) spread(paragraphs, sorted)
    else sorted.context.push(...paragraphs)
  }
  return sorted
}

function spread(paragraphs: readonly string[], sorted: Sorted): void {
  for (const paragraph of paragraphs)
    (isStanding(paragraph) ? sorted.standingAdvice : sorted.advice).push(paragraph)
}
