import { paragraphsOf } from '../page.ts'
import { isAdvice } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'
import { has, labelled, sectionsOf, under } from './sections.ts'

/** Ireland's travel advice: Security Status, Travel Alert (or Latest Travel Alert), General Travel Advice. */
export const ireland: Layout = {
  name: 'ireland-advice',
  opens: (lines, at) => /^security status\b/i.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const sections = sectionsOf(withoutFurniture(page.lines), labels)
    if (!has(sections, 'status') || !(has(sections, 'alert') || has(sections, 'general'))) return null
    const dated = [...sections.head, ...sections.parts.flatMap((part) => part.lines)].find((line) =>
      /^(?:last )?updated\b/i.test(line.text),
    )
    const alert = paragraphsOf(under(sections, 'alert').filter((line) => line !== dated))
    return {
      layout: 'ireland-advice',
      stamp: dated ? stampIn(dated.text, { reference: outside.now }) : null,
      headline: sections.head.find((line) => line !== dated)?.text ?? null,
      event: alert.filter((text) => !isAdvice(text)),
      advice: alert.filter(isAdvice),
      standingAdvice: paragraphsOf(under(sections, 'general')),
      publisherLevel: under(sections, 'status')[0]?.text ?? null,
      named: sections.head.slice(0, 3).map((line) => line.text.replace(/ travel advice.*$/i, '')),
    }
  },
}

const labels = {
  status: labelled('security status'),
  alert: labelled('(?:latest )?travel alerts?'),
  general: labelled('general travel advice|additional information|safety and security'),
}
