import { type Line, paragraphsOf } from '../page.ts'
import { isAdvice } from '../paragraph-kind.ts'
import { type Stamp, stampIn } from '../stamps.ts'
import { type Layout, type Outside, type Parts, withoutFurniture } from './layout.ts'

/** `Haiti - Level 4: Do Not Travel` with bold headings; also the older "Travel Alert"/"Travel Warning" that expire. */
export const usAdvisory: Layout = {
  name: 'us-advisory',
  opens: (lines, at) => title.test(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const at = lines.findIndex((line, i) => i < 8 && title.test(line.text))
    if (at >= 0) return advisory(lines, at, outside)
    const old = lines.findIndex(
      (line, i) => i < 8 && /^(?:worldwide caution|travel (?:alert|warning))\b/i.test(line.text),
    )
    return old >= 0 && expiry.test(page.text) ? older(lines, old, page.text, outside) : null
  },
}

const title = /^(.{2,60}?) ?(?:[–—-]|:|travel advisory[ :–—-]*) ?level ([1-4])(?: ?[:–—-] ?(.{3,60}))?/i
const expiry = /this travel (?:alert|warning) (?:will )?expires? (?:on )?([^.]{5,40}?\d{4})/i

function advisory(lines: readonly Line[], at: number, outside: Outside): Parts {
  const heading = lines[at]
  const groups = title.exec(heading?.text ?? '')
  const rest = lines.filter((line) => line !== heading)
  const dated = rest.find(
    (line, i) => i < 5 && line.text.length < 60 && stampIn(line.text, { monthFirst: true }),
  )
  const indicators = rest.find((line) => /^(?:[CDEHKNOTU](?:[ ,]+|$)){1,9}$/.test(line.text))
  const paragraphs = bodyOf(
    rest.filter((line) => line !== dated && line !== indicators && line.text !== 'Travel Advisory'),
  )
  return {
    layout: 'us-advisory',
    stamp: stampOf(dated, outside),
    headline: heading?.text ?? null,
    summary: paragraphs.summary,
    event: paragraphs.event,
    advice: paragraphs.advice,
    publisherLevel: `Level ${groups?.[2]}${groups?.[3] ? `: ${groups[3].trim()}` : ''}${indicators ? ` (${indicators.text})` : ''}`,
    named: groups?.[1] ? [groups[1].replace(/ travel advisory$/i, '').trim()] : [],
  }
}

/** Bullets under "If you decide to travel" advise; bold headings are dropped where they only label. */
function bodyOf(lines: readonly Line[]) {
  const updated = lines.find((line) => /^(?:updated|reissued|last update)/i.test(line.text))
  const deciding = lines.findIndex((line) =>
    /^if you (?:decide to|choose to|must|are|do|live)/i.test(line.text),
  )
  const body = lines.filter(
    (line, i) => line !== updated && !(line.heading && line.text.length < 60) && i !== deciding,
  )
  const told = new Set(deciding < 0 ? [] : lines.slice(deciding + 1).filter((line) => line.bullet))
  const prose = paragraphsOf(body.filter((line) => !told.has(line)))
  const bullets = paragraphsOf(body.filter((line) => told.has(line)))
  const advice = [...prose.filter(isAdvice), ...bullets]
  return { summary: updated?.text ?? null, event: prose.filter((text) => !isAdvice(text)), advice }
}

function older(lines: readonly Line[], at: number, text: string, outside: Outside): Parts {
  const heading = lines[at]
  const rest = lines.filter((line) => line !== heading)
  const dated = rest.find(
    (line, i) => i < 5 && line.text.length < 60 && stampIn(line.text, { monthFirst: true }),
  )
  const ends = expiry.exec(text)
  const until = ends ? stampIn(ends[1] ?? '', { monthFirst: true })?.at.slice(0, 10) : null
  const stamp = stampOf(dated, outside)
  const paragraphs = paragraphsOf(rest.filter((line) => line !== dated))
  return {
    layout: 'us-travel-alert',
    stamp,
    headline: heading?.text ?? null,
    event: paragraphs.filter((one) => !isAdvice(one)),
    advice: paragraphs.filter(isAdvice),
    named: [heading?.text.replace(/^travel (?:alert|warning)[ :–—-]*/i, '') ?? ''],
    timeframe: stamp && until && ends ? { text: ends[0], from: stamp.at.slice(0, 10), to: until } : null,
  }
}

function stampOf(line: Line | undefined, outside: Outside): Stamp | null {
  return line ? stampIn(line.text, { reference: outside.now, monthFirst: true }) : null
}
