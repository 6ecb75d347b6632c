import { type Line, paragraphsOf } from '../page.ts'
import { isAdvice } from '../paragraph-kind.ts'
import { stampIn } from '../stamps.ts'
import { type Layout, withoutFurniture } from './layout.ts'

/** Canada's advisories: headings with `###`, prose, then bullets that advise; `Last updated:` in Eastern time. */
export const canada: Layout = {
  name: 'canada-advice',
  opens: () => false,
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const start = page.text.slice(0, 4000)
    const hashed = /^ *###? /m.test(start)
    const canadian =
      /avoid (?:all|non-essential) travel|take normal security precautions|exercise a high degree of caution|government of canada|global affairs|canadians? (?:should|travel|abroad)|canadian (?:embassy|consul)/i.test(
        start,
      )
    if (!hashed || !canadian) return null
    const dated = lines.find((line) => /^(?:last updated|updated|issued)\b/i.test(line.text))
    const body = lines.filter((line) => line !== dated)
    const heading = body.find((line) => line.heading) ?? body[0]
    return {
      layout: 'canada-advice',
      stamp: dated ? stampIn(dated.text, { reference: outside.now, hours: -5 }) : null,
      headline: heading?.text ?? null,
      ...split(body.filter((line) => line !== heading)),
      publisherLevel: level.exec(start)?.[0] ?? null,
      named: body.slice(0, 3).map((line) => line.text.replace(/ (?:travel advice|[–—-] ).*$/i, '')),
    }
  },
}

const level =
  /avoid (?:all|non-essential) travel|take normal security precautions|exercise a high degree of caution/i

function split(lines: readonly Line[]) {
  const prose = lines.filter((line) => !line.heading)
  const paragraphs = paragraphsOf(prose)
  const told = (text: string) => text.startsWith('- ') || isAdvice(text)
  return { event: paragraphs.filter((text) => !told(text)), advice: paragraphs.filter(told) }
}
