import { type Line, paragraphsOf } from '../page.ts'
import { sortParagraphs } from '../paragraph-kind.ts'
import { type Stamp, stampIn } from '../stamps.ts'
import { type Layout, type Parts, withoutFurniture } from './layout.ts'
import { labelled, sectionsOf, under } from './sections.ts'

/** `Security Alert – U.S. Embassy City, Country` with Location, Event, Actions to Take, Assistance; OSAC's copies too. */
export const embassy: Layout = {
  name: 'us-embassy',
  opens: (lines, at) => title.test(lines[at]?.text ?? '') && (lines[at]?.text.length ?? 0) < 220,
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const at = lines.findIndex((line) => line.text.length < 220 && title.test(line.text))
    const sections = sectionsOf(lines, labels)
    const labelledParts = sections.parts.filter((part) => part.key !== 'date').length
    if (at > 8 || (at < 0 && !(labelledParts >= 2 && sections.parts.some((part) => part.key === 'actions'))))
      return null
    const heading = lines[at] ?? lines[0]
    if (!heading) return null
    const stamp = stampOf(lines, at, outside.digest?.at ?? outside.now)
    return {
      layout: 'us-embassy',
      stamp,
      headline: heading.text,
      ...bodyOf(lines, heading),
      ...whereOf(lines, heading),
    }
  },
}

const kinds =
  'security|demonstration|health|weather|travel|emergency|natural disaster|worldwide|traffic|terrorism|crime|election|consular|message|natural hazard|curfew|protest'
const title = new RegExp(
  `^(?:[^:]{0,60}: *)?(?:(?:${kinds})(?: (?:and|&) (?:${kinds}))? )?(?:alert|message(?: for u\\.?s\\.? citizens)?)(?: ?\\(?update(?: ?#?\\d+)?\\)?)? ?(?:[:–—-]|for) ?.{0,120}(?:u\\.?s\\.?|united states|american) (?:embassy|consulate|mission)|^(?:${kinds}) alert ?[:–—-] ?(?:u\\.?s\\.? )?(?:embassy|consulate|mission)`,
  'i',
)
const labels = {
  location: labelled('locations?|location\\(s\\)|where'),
  event: labelled('events?|event\\(s\\)|incident|what|message|summary'),
  actions: labelled('actions? to (?:take|be taken)|recommended actions?|actions?|what to do'),
  assistance: labelled(
    '(?:for )?(?:further )?(?:assistance|information)|contact(?: us| information)?|for further information.{0,60}',
  ),
  date: labelled('date|posted|issued|published'),
}

function bodyOf(
  lines: readonly Line[],
  heading: Line,
): Pick<Parts, 'event' | 'advice' | 'standingAdvice' | 'context'> {
  const rest = lines.filter((line) => line !== heading)
  const sections = sectionsOf(rest, labels)
  const prose = sections.head.filter((line) => !isDateLine(line.text) && !osacPath.test(line.text))
  if (!sections.parts.some((part) => part.key === 'event' || part.key === 'actions')) {
    return sortParagraphs(paragraphsOf([...prose, ...under(sections, 'location')]))
  }
  const events = paragraphsOf([...prose, ...under(sections, 'event')])
  return {
    event: events,
    context: [],
    advice: actionList(under(sections, 'actions')),
    standingAdvice: paragraphsOf(under(sections, 'assistance')),
  }
}

/** Actions come with bullets of every kind, or with none: short lines under the label are a list all the same. */
function actionList(lines: readonly Line[]): string[] {
  const bare = lines.filter((line) => !line.bullet)
  const list =
    bare.length === lines.length && lines.length > 1 && lines.every((line) => line.text.length < 200)
  return paragraphsOf(list ? lines.map((line) => ({ ...line, bullet: true })) : lines)
}

/** The date in brackets in the title, on a line of its own, or behind a label; many have none. */
function stampOf(lines: readonly Line[], at: number, reference: string | null): Stamp | null {
  const near = lines.slice(Math.max(0, at - 2), Math.max(0, at) + 5)
  const dated =
    near.find((line, i) => i === Math.min(at, 2) && stampIn(line.text)) ??
    near.find((l) => isDateLine(l.text))
  return dated ? stampIn(dated.text, { reference, monthFirst: true }) : null
}

function isDateLine(text: string): boolean {
  const words = text.replace(/^(?:date|posted|issued|published|updated)(?: on)?:? */i, '')
  const stamp = words.length < 60 ? stampIn(words, { reference: '2020-01-01', monthFirst: true }) : null
  return stamp !== null && words.replace(/\W/g, '').length - stamp.text.replace(/\W/g, '').length < 12
}

const osacPath = /^[\p{L} &,-]{3,60} > [\p{L} &,-]{3,60}(?:;|$| >)/u

/** The country stands after the post's city; OSAC prints `Region > Country;`; the Location line says where. */
function whereOf(lines: readonly Line[], heading: Line): Pick<Parts, 'named' | 'scenes'> {
  const path = lines.find((line) => osacPath.test(line.text))?.text ?? ''
  const osac = [...path.matchAll(/> *([^>;]{3,60})/g)].map((hit) => (hit[1] ?? '').trim())
  const post =
    /(?:embassy|consulate(?: general)?|mission)(?: in| to)? ([\p{L} .'’-]{2,60})(?:, ([\p{L} .'’-]{2,60}))?/iu.exec(
      heading.text,
    )
  const location = under(sectionsOf(lines, labels), 'location').map((line) => line.text)
  const posts = [post?.[2], post?.[1]].flatMap((name) => (name ? [name.replace(/[ –—-]+$/, '').trim()] : []))
  return {
    named: [...posts, ...osac, ...location.flatMap(lastParts)],
    scenes: location.flatMap((text) => text.split(/[,;]/)),
  }
}

function lastParts(location: string): string[] {
  return location.split(/[;.]/).flatMap((one) => one.split(',').at(-1)?.trim() ?? [])
}
