import { type Line, paragraphsOf } from '../page.ts'
import { sortParagraphs } from '../paragraph-kind.ts'
import { type StampHints, stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'

/** France's Conseils aux voyageurs: `Pays – Titre – Publié le …` or with the date on a line of its own. */
export const france: Layout = {
  name: 'france-advice',
  opens: (lines, at) => published.test(lines[at]?.text ?? '') && title.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines).filter(
      (line) => !/^(?:dernière minute|conseils aux voyageurs)$/i.test(line.text),
    )
    const at = lines.findIndex((line, i) => i < 6 && published.test(line.text))
    const dated = lines[at]
    if (!dated) return null
    const hints: StampHints = { reference: outside.now, monthFirst: false }
    const titled = title.exec(dated.text)
    const heading = titled ? dated : (lines.find((line) => line !== dated) ?? null)
    const [subject] = lines.filter((line) => line !== dated && line !== heading)
    const short =
      !titled && subject !== undefined && subject.text.length < 100 && !/[.!?]$/.test(subject.text)
        ? subject
        : null
    const [country] = (titled?.[1] ?? heading?.text ?? '').split(/ [–—-] | ?: /)
    return {
      layout: 'france-advice',
      stamp: stampIn(dated.text.slice(dated.text.search(published)), hints),
      headline: titled
        ? headlineOf(titled)
        : [heading?.text, short?.text].filter(Boolean).join(' – ') || null,
      ...sortParagraphs(
        paragraphsOf(lines.filter((line: Line) => line !== dated && line !== heading && line !== short)),
      ),
      named: country ? [country.trim()] : [],
    }
  },
}

const published = /(?:publi[ée]e?|mise? à jour|actualis[ée]e?)(?: le)?\b/i
const title = /^([^–—]{2,60}?) ?[–—-] ?(.{3,200}?) ?[–—(-] ?(?:publi|mise? à jour|actualis)/i

function headlineOf(groups: RegExpExecArray): string {
  return `${(groups[1] ?? '').trim()} – ${(groups[2] ?? '').trim()}`
}
