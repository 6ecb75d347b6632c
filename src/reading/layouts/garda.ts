import { type Day, instantIn } from '../instants.ts'
import { type Line, type Page, paragraphsOf } from '../page.ts'
import { sortParagraphs, splitAdvice } from '../paragraph-kind.ts'
import { dayIn, stampIn } from '../stamps.ts'
import { isStampLine } from './crisis24-head.ts'
import { wordSections } from './crisis24-headed.ts'
import { type Layout, type Outside, type Parts, withoutFurniture } from './layout.ts'
import { has, sectionsOf, under } from './sections.ts'

/** garda.com's French frame round an English body: a stamp, `<Country> Alerte de sécurité`, a TIMEFRAME line. */
export const garda: Layout = {
  name: 'garda',
  opens: (lines, at) => isStampLine(lines[at]?.text ?? ''),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const frame = lines.findIndex((line) => timeframeMark.test(line.text))
    const title = lines.findIndex((line) => frameTitle.test(line.text))
    if ((frame < 0 && title < 0) || Math.max(frame, title) > 8) return null
    return partsOf(page, lines, { frame, title }, outside)
  },
}

const timeframeMark = /^(?:timeframe|période|délai)\b.{0,20}(?:expected |prévue? )?(?:from|du|de)\b/i
const frameTitle = /^(?:(.{2,60}?)[ :–—-]+)?(?:alerte? de sécurité|security alert)$/i

function partsOf(
  page: Page,
  lines: readonly Line[],
  { frame, title }: Record<string, number>,
  outside: Outside,
): Parts {
  const stampLine = lines.find((line) => isStampLine(line.text))
  const frameText = lines[frame ?? -1]?.text ?? ''
  const reference = yearIn(frameText) ?? outside.digest?.at ?? outside.now ?? yearIn(page.text)
  const rest = lines.filter((line, at) => at !== title && at !== frame && line !== stampLine)
  const country = frameTitle.exec(lines[title ?? -1]?.text ?? '')?.[1]
  const sections = sectionsOf(rest, wordSections)
  const body = bodyOf(sections.head)
  return {
    layout: 'garda',
    stamp: stampLine ? stampIn(stampLine.text, { reference }) : null,
    headline: body.headline,
    summary: body.summary,
    ...(has(sections, 'event') || has(sections, 'advice')
      ? {
          event: [...body.rest, ...paragraphsOf(under(sections, 'event'))],
          context: paragraphsOf(under(sections, 'context')),
          ...splitAdvice(paragraphsOf(under(sections, 'advice'))),
        }
      : sortParagraphs(body.rest)),
    named: [...(country ? [country] : []), ...namesIn(frameText)],
    scenes: namesIn(frameText),
    timeframe: timeframeIn(frameText),
  }
}

function bodyOf(head: readonly Line[]) {
  const [headline, ...rest] = head
  const short = headline && headline.text.length < 200 ? headline.text : null
  const remaining = short ? rest : head
  const next = remaining[0]
  const summary =
    next && remaining.length > 0 && next.text.length < 400 && !next.text.includes('. ') ? next.text : null
  return { headline: short, summary, rest: paragraphsOf(summary ? remaining.slice(1) : remaining) }
}

/** `COUNTRY/REGION a, b` after the timeframe. */
function namesIn(frame: string): string[] {
  const list = /(?:COUNTRY ?\/ ?REGION|PAYS ?\/ ?RÉGION)s?:? *(.+)$/i.exec(frame)?.[1] ?? ''
  return list
    .split(/[,;]/)
    .map((name) => name.trim().replace(/\.$/, ''))
    .filter((name) => name !== '')
}

/** Times are local to the zone in brackets: `expected from 25/3/2019, 12h00 until … (Asia/Baghdad)`. */
function timeframeIn(frame: string): Parts['timeframe'] {
  const groups =
    /(?:from|du) (.{6,40}?) (?:until|to|au|jusqu.au) (.{3,60}?) ?(?:\(([\w+-]+\/[\w/+-]+|UTC)\)|\.|$)/i.exec(
      frame,
    )
  if (!groups) return null
  const monthFirst = /\d ?[ap]m/i.test(frame) || !/\d{1,2}h\d{2}/i.test(frame)
  const from = boundOf(groups[1] ?? '', groups[3], monthFirst)
  return from === null
    ? null
    : { text: groups[0].trim(), from, to: boundOf(groups[2] ?? '', groups[3], monthFirst) }
}

function boundOf(text: string, zone: string | undefined, monthFirst: boolean): string | null {
  const day: Day | null = dayIn(text, { monthFirst })
  const stamp = stampIn(text, { monthFirst })
  if (!day || !stamp) return null
  return zone && stamp.timed ? instantIn(zone, day, stamp.at.slice(11, 16)) : stamp.timed ? stamp.at : day
}

function yearIn(text: string): string | null {
  return dayIn(text, { monthFirst: /[ap]m/i.test(text) })
}
