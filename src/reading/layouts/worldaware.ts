import { type Line, paragraphsOf } from '../page.ts'
import { isAdvice } from '../paragraph-kind.ts'
import { type Stamp, stampIn } from '../stamps.ts'
import { type Layout, type Parts, withoutFurniture } from './layout.ts'
import { has, labelled, type Sections, sectionsOf, under } from './sections.ts'

/** WorldAware: `UPDATE 2`, a severity, cities, "began/expires", Incident, Location, Time, Impact, Background and Analysis. */
export const worldAware: Layout = {
  name: 'worldaware',
  opens: (lines, at) =>
    /^(?:update \d+|(?:critical|warning|advisory|informational?|notice) alert)\b/i.test(
      lines[at]?.text ?? '',
    ),
  read(page, outside) {
    const lines = withoutFurniture(page.lines)
    const sections = sectionsOf(lines, labels)
    const marks = ['incident', 'impact', 'background', 'location', 'time'].filter((key) =>
      has(sections, key),
    ).length
    if (marks < 3 && !(marks === 2 && /(?:alert|event) (?:began|begins)/i.test(page.text))) return null
    const reference = outside.digest?.at ?? outside.now
    const span = spanIn(lines, reference)
    return {
      layout: 'worldaware',
      stamp: span.began ?? outside.digest,
      ...headOf(sections),
      ...bodyOf(sections),
      timeframe: span.timeframe,
    }
  },
}

const labels = {
  severity: labelled('severity|alert level|risk level'),
  location: labelled('locations?(?: affected)?|affected (?:area|location)s?'),
  incident: labelled('incident|event'),
  time: labelled('time ?frame|timing|time'),
  impact: labelled('impact|areas affected|affected area'),
  summary: labelled('summary|executive summary'),
  background: labelled('background(?: (?:and|&) analysis)?|analysis'),
  advice: labelled('advice|recommendations?|security advice'),
  measures: labelled('security measures|transport(?:ation)? impact'),
}

function headOf({ head }: Sections): Pick<Parts, 'headline' | 'publisherLevel'> {
  const level = head.find((line) =>
    /^(?:critical|warning|advisory|informational?|notice)(?: alert)?$/i.test(line.text),
  )
  const headline = head.find(
    (line) => line !== level && !/^update \d+$/i.test(line.text) && !spanLine.test(line.text),
  )
  return { headline: headline?.text ?? null, publisherLevel: level?.text ?? null }
}

const spanLine =
  /\b(?:began|begins|starts|started)\b.{4,60}(?:\bexpires?\b|scheduled to expire|ends?\b|until)/i

function bodyOf(sections: Sections): Partial<Parts> {
  const level = under(sections, 'severity')[0]?.text
  const background = paragraphsOf(under(sections, 'background'))
  const places = under(sections, 'location').map((line) => line.text.replace(/ ?\((?:map|view map)\)$/i, ''))
  return {
    ...(level ? { publisherLevel: level } : {}),
    summary: paragraphsOf(under(sections, 'summary'))[0] ?? null,
    event: [...paragraphsOf(under(sections, 'summary')).slice(1), ...factsOf(sections)],
    context: background.filter((text) => !isAdvice(text)),
    advice: [...paragraphsOf(under(sections, 'advice')), ...background.filter(isAdvice)],
    named: places.map((place) => place.split(',').at(-1)?.trim() ?? ''),
    scenes: places.flatMap((place) => place.split(/[,;]/)),
  }
}

function factsOf(sections: Sections): string[] {
  const keys = ['incident', 'location', 'time', 'impact', 'measures']
  return sections.parts
    .filter((part) => keys.includes(part.key) && part.lines.length > 0)
    .map((part) => `${labelOf(part.label)}: ${paragraphsOf(part.lines).join('\n\n')}`)
}

function labelOf(line: Line): string {
  return (line.text.split(/ ?[:–—] ?/)[0] ?? '').slice(0, 40)
}

/** "This alert began 07 Jan 2020 03:00 GMT and is scheduled to expire 08 Jan 2020 03:00 GMT." */
function spanIn(
  lines: readonly Line[],
  reference: string | null,
): { began: Stamp | null; timeframe: Parts['timeframe'] } {
  const line =
    lines.find(({ text }) => spanLine.test(text.slice(0, 500)))?.text ??
    lines.find(({ text }) => /\bbegan\b/i.test(text) && /alert/i.test(text))?.text
  if (!line) return { began: null, timeframe: null }
  const [first, second] = line.split(/(?:expires?|\bends?\b|until)/i)
  const began = stampIn(first ?? '', { reference })
  const ends = stampIn(second ?? '', { reference })
  return { began, timeframe: began && { text: line.slice(0, 300), from: began.at, to: ends?.at ?? null } }
}
