import { type Line, paragraphsOf } from '../page.ts'
import { isAdvice } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'
import { labelled, sectionsOf, under } from './sections.ts'

/** UK foreign travel advice: `Still current at:`, `Updated:`, `Latest update:`, then advice up to the boilerplate. */
export const uk: Layout = {
  name: 'uk-advice',
  opens: (lines, at) => /^still current at\b/i.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const sections = sectionsOf(lines.slice(0, 12), labels)
    if (!sections.parts.some((part) => part.key === 'current') && sections.parts.length < 2) return null
    if (!sections.parts.some((part) => part.key === 'current' || part.key === 'latest')) return null
    const dated = under(sections, 'updated')[0] ?? under(sections, 'current')[0]
    const all = sectionsOf(lines, labels)
    const latest = under(all, 'latest')
    const body = beforeBoilerplate([...latest.slice(1), ...bodyAfterLabels(all)])
    const country = all.head.map((line) => countryTitle.exec(line.text)?.[1]).find(Boolean)
    return {
      layout: 'uk-advice',
      stamp: dated ? stampIn(dated.text, { reference: outside.now }) : null,
      headline:
        all.head.find((line) => !/^(?:gov\.uk|foreign travel advice|travel advice)$/i.test(line.text))
          ?.text ?? null,
      summary: latest[0]?.text ?? null,
      ...withEvent(split(body), latest[0]?.text),
      publisherLevel: levelIn(body),
      named: [...(country ? [country] : []), ...all.head.map((line) => line.text)],
    }
  },
}

const labels = {
  current: labelled('still current at'),
  updated: labelled('(?:last )?updated|published'),
  latest: labelled('latest updates?'),
}
const countryTitle = /^(?:foreign travel advice[ :–—-]+)?(.{2,50}?) (?:travel advice|foreign travel advice)/i
const boilerplate =
  /^(?:before you travel\b|it is more important than ever|the foreign,? (?:commonwealth )?(?:& |and )?.{0,30}(?:can|cannot|has published)|this travel advice covers|help and support|about foreign travel advice|get (?:email )?alerts|if you.re planning travel)/i

/** Lines of the date labels hold a date only; what else stands under them is the body. */
function bodyAfterLabels(all: ReturnType<typeof sectionsOf>): Line[] {
  return all.parts.filter((part) => part.key !== 'latest').flatMap((part) => part.lines.slice(1))
}

function beforeBoilerplate(lines: readonly Line[]): Line[] {
  const cut = lines.findIndex((line) => boilerplate.test(line.text))
  return [...(cut < 0 ? lines : lines.slice(0, cut))]
}

function split(lines: readonly Line[]) {
  const paragraphs = paragraphsOf(lines.filter((line) => !line.heading || line.text.length > 60))
  return { event: paragraphs.filter((text) => !isAdvice(text)), advice: paragraphs.filter(isAdvice) }
}

/** Where everything else advises, the latest update is what happened. */
function withEvent(parts: ReturnType<typeof split>, latest: string | undefined) {
  return parts.event.length > 0 || latest === undefined ? parts : { ...parts, event: [latest] }
}

function levelIn(lines: readonly Line[]): string | null {
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .slice(0, 20_000)
  return /advises? against (all(?: but essential)? travel)/i.exec(text)?.[1]?.toLowerCase() ?? null
}
