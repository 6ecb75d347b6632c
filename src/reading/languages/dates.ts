import type { DateMention } from '../draft.ts'
import { openEnd } from '../horizons.ts'
import { type Day, dayOf, daysBetween, nearestYear, plusDays, weekdayOf } from '../instants.ts'
import { street } from './place-surroundings.ts'
import type { LanguageWords } from './words.ts'
import { lettersOf, plainly, wholeWords } from './words.ts'

type Found = DateMention & { index: number }
type Patterns = {
  range: RegExp
  day: RegExp
  weekday: RegExp
  months: Map<string, number>
  weekdays: Map<string, number>
  relative: readonly (readonly [RegExp, number, number])[]
  ago: RegExp
  values: Map<string, number>
  horizons: readonly (readonly [RegExp, number | null])[]
  dueBefore: RegExp
  nextBefore: RegExp
  lastBefore: RegExp
  nextBehind: RegExp
  lastBehind: RegExp
  ahead: RegExp
}

const iso = /(?<![\p{L}\d])(\d{4})-(\d{2})-(\d{2})(?!\d)/gu
const numeric = /(?<![\p{L}\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)/gu
const made = new Map<string, Patterns>()

/**
 * The dates of one sentence in a language other than English: calendar dates and ranges, weekdays, relative words and outlook
 * phrases. Without a reference day only dates with a year are read; without words only ISO 8601 dates.
 */
export function datesSpoken(
  sentence: string,
  reference: Day | null,
  words: LanguageWords | undefined,
): Found[] {
  const found: Found[] = []
  const add = ({ index, text, from, to }: Found) => {
    const end = index + text.length
    if (!found.some((other) => index < other.index + other.text.length && other.index < end))
      found.push({ text: sentence.slice(index, end), index, from, to })
  }
  const plain = plainly(sentence)
  for (const one of isoDates(plain)) add(one)
  if (words === undefined) return found
  const patterns = patternsOf(words)
  for (const one of calendarDates(plain, reference, patterns)) add(one)
  if (reference !== null) for (const one of spokenDates(plain, reference, patterns)) add(one)
  return found.sort((a, b) => a.index - b.index)
}

function isoDates(text: string): Found[] {
  return [...text.matchAll(iso)].flatMap((hit) =>
    oneDay(hit, dayOf(Number(hit[1]), Number(hit[2]), Number(hit[3]))),
  )
}

function oneDay(hit: RegExpExecArray, day: Day | null): Found[] {
  return day === null ? [] : [{ text: withoutStop(hit[0]), index: hit.index, from: day, to: day }]
}

/** A full stop behind a month written out ends the sentence. */
function withoutStop(text: string): string {
  return text.trimEnd().replace(/(?<=\p{L}{4})\.$/u, '')
}

function calendarDates(text: string, reference: Day | null, { range, day, months }: Patterns): Found[] {
  if (!/\d/.test(text)) return []
  const dated = (d: string | undefined, m: string | undefined, y: string | undefined) => {
    const month = months.get((m ?? '').toLowerCase())
    if (!month || (!y && reference === null)) return null
    return y ? dayOf(Number(y), month, Number(d)) : nearestYear(month, Number(d), reference as Day)
  }
  const ranges = [...text.matchAll(range)].flatMap((hit): Found[] => {
    const [, d1, m1, y1, d2, m2, y2] = hit
    const from = dated(d1, m1 ?? m2, y1 ?? y2)
    const to = dated(d2, m2, y2)
    if (!from || !to || to < from || daysBetween(from, to) > 366) return []
    return [{ text: withoutStop(hit[0]), index: hit.index, from, to }]
  })
  const days = [...text.matchAll(day)].flatMap((hit) =>
    street.test(text.slice(Math.max(0, hit.index - 24), hit.index))
      ? []
      : oneDay(hit, dated(hit[1], hit[2], hit[3])),
  )
  const numbers = [...text.matchAll(numeric)].flatMap((hit) =>
    oneDay(hit, dayOf(Number(hit[4]), Number(hit[3]), Number(hit[1]))),
  )
  return [...ranges, ...days, ...numbers]
}

function spokenDates(text: string, reference: Day, patterns: Patterns): Found[] {
  const horizons = patterns.horizons.flatMap(([pattern, days]) =>
    [...text.matchAll(pattern)].map((hit) => ({
      ...{ text: hit[0], index: hit.index, from: reference },
      to: days === null ? openEnd : plusDays(reference, days),
    })),
  )
  const relative = patterns.relative.flatMap(([pattern, from, to]) =>
    [...text.matchAll(pattern)].map((hit) => ({
      ...{ text: hit[0], index: hit.index },
      ...{ from: plusDays(reference, from), to: plusDays(reference, to) },
    })),
  )
  const ago = [...text.matchAll(patterns.ago)].flatMap((hit) => {
    const word = hit.slice(1).find((group) => group !== undefined) ?? ''
    const days = patterns.values.get(word.toLowerCase()) ?? Number(word)
    return days > 0 && days < 400 ? oneDay(hit, plusDays(reference, -days)) : []
  })
  return [...horizons, ...relative, ...ago, ...weekdaysIn(text, reference, patterns)]
}

/** A weekday alone looks back, unless words beside it or its clause speak of what is to come. */
function weekdaysIn(text: string, reference: Day, patterns: Patterns): Found[] {
  return [...text.matchAll(patterns.weekday)].flatMap((hit) => {
    const number = patterns.weekdays.get((hit[1] ?? '').toLowerCase())
    if (number === undefined) return []
    const back = (weekdayOf(reference) - number + 7) % 7
    const lead = text.slice(Math.max(0, hit.index - 40), hit.index)
    const rest = text.slice(hit.index + hit[0].length, hit.index + hit[0].length + 24)
    const isNext = patterns.nextBefore.test(lead) || patterns.nextBehind.test(rest)
    const isLast = patterns.lastBefore.test(lead) || patterns.lastBehind.test(rest)
    const due = patterns.dueBefore.test(lead) || patterns.ahead.test(clauseAround(text, hit.index))
    const comes = isNext || (!isLast && back !== 0 && due)
    return oneDay(hit, plusDays(reference, comes ? 7 - back : isLast && back === 0 ? -7 : -back))
  })
}

/** Where a clause ends: at a mark, and before what begins a statement in the languages read. */
const edges = /[,;:،] | [–—] | (?=(?:que|dass|что|що|إن|ان|بأن|بان) )/gu

function clauseAround(text: string, at: number): string {
  const breaks = [...text.matchAll(edges)].map(({ index }) => index)
  const from = breaks.findLast((index) => index < at) ?? 0
  return text.slice(from, breaks.find((index) => index > at) ?? text.length)
}

function patternsOf(words: LanguageWords): Patterns {
  const patterns = made.get(words.code) ?? patternsFrom(words)
  made.set(words.code, patterns)
  return patterns
}

function patternsFrom({ dates, toll, joined = '' }: LanguageWords): Patterns {
  const [months, weekdays] = [numbered(dates.months, 1), numbered(dates.weekdays, 0)]
  const end = dates.weekdayEnd ?? ''
  const before = joined === '' ? '' : '[وفبل]?'
  const W = `(?:${alternation(weekdays)})${end}`
  const lead = `(?:${W},? (?:de[nmr] |le |el |dia |el día |no dia |em |,)?)?`
  const D = '(\\d{1,2})(?:er|º|\\.|-го|-е|-ого)?'
  const of = dates.of === '' ? '' : `(?:(?:${lettersOf(dates.of)}) )?`
  const M = `(${alternation(months)})(?!\\p{L})\\.?`
  const Y = `(?:,? ${of}(\\d{4})(?!\\d))?`
  const edge = `(?<![\\p{L}\\d])${before}`
  const to = `(?: ?[-–] ?| (?:${lettersOf(dates.to)}) )`
  const spoken = (list: string) => wholeWords(list, before, 'giu')
  const values = new Map(
    toll.numbers.split(' ').map((pair) => [lettersOf(pair.split(':')[0] ?? ''), Number(pair.split(':')[1])]),
  )
  const count = `(\\d{1,3}|${[...values.keys()].join('|')})`
  return {
    ...{ months, weekdays, values },
    range: new RegExp(`${edge}${lead}${D}(?: ${of}${M})?${Y}${to}${lead}${D} ${of}${M}${Y}`, 'giu'),
    day: new RegExp(`${edge}${lead}${D} ${of}${M}${Y}`, 'giu'),
    weekday: new RegExp(`${edge}(${alternation(weekdays)})${end}(?![\\p{L}])`, 'giu'),
    relative: dates.relative.map(([list, from, to]) => [
      new RegExp(`${spoken(list).source}(?: ${W}(?!\\p{L}))?`, 'giu'),
      from,
      to,
    ]),
    ago: wholeWords(dates.ago.replaceAll('#', count), '', 'giu'),
    horizons: dates.horizons.map(([list, days]) => [spoken(list), days]),
    dueBefore: new RegExp(
      `(?<!\\p{L})(?:${lettersOf(`${dates.until}|${dates.from}`)}) (?:(?:le|el|la|il|dem|den|der|a|o|au|à|يوم|مساء|صباح) )?$`,
      'iu',
    ),
    nextBefore: new RegExp(`(?<!\\p{L})(?:${lettersOf(dates.next)}) $`, 'iu'),
    lastBefore: new RegExp(`(?<!\\p{L})(?:${lettersOf(dates.last)}) $`, 'iu'),
    nextBehind: new RegExp(`^ (?:${lettersOf(dates.next)})(?!\\p{L})`, 'iu'),
    lastBehind: new RegExp(`^ (?:${lettersOf(dates.last)})(?!\\p{L})`, 'iu'),
    ahead: wholeWords(dates.ahead, joined),
  }
}

/** Names and their number: words divided by spaces, forms of one by `/`, a space within one written `_`. */
function numbered(list: string, first: number): Map<string, number> {
  return new Map(
    list
      .split(' ')
      .flatMap((forms, at) =>
        forms.split('/').map((form): [string, number] => [plainly(form.replaceAll('_', ' ')), at + first]),
      ),
  )
}

function alternation(names: Map<string, number>): string {
  return [...names.keys()].sort((a, b) => b.length - a.length).join('|')
}
