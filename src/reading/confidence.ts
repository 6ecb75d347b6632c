import { readFileSync } from 'node:fs'
import type { Category } from '../vocabulary/category.ts'
import type { Certainty, Phase } from '../vocabulary/certainty.ts'
import type { Severity } from '../vocabulary/severity.ts'
import { categoriesOf, type Weighed } from './category.ts'
import type { Draft } from './draft.ts'
import { daysBetween } from './instants.ts'
import { readAs } from './language.ts'
import { weekdayNumber } from './months.ts'

/** The judgements whose rightness was counted on labelled reports. */
export type Judged = 'category' | 'severity' | 'certainty' | 'phase' | 'eventDate' | 'countries'
/** How sure a value is, from 0 to 1, and what else it may be, the likeliest first. Together at most 1. */
export type Sureness<T> = { confidence: number; others: { value: T; confidence: number }[] }
export type Confidences = {
  category?: Sureness<Category>
  severity?: Sureness<Severity>
  certainty?: Sureness<Certainty>
  phase?: Sureness<Phase>
  eventDate?: Sureness<NonNullable<Draft['eventDate']>>
  countries?: Sureness<string[]>
}

/** For each judgement and each ground it may rest on: how often which value was the right one. `right` is the value given. */
export type Counts = Record<Judged, Record<string, Record<string, number>>>

/** Counted by `training/confidence.ts` on the labelled reports that may be looked at. */
const counts: Counts = JSON.parse(readFileSync(new URL('./confidence.json', import.meta.url), 'utf8'))

/** What each judgement of a draft rests on; those on one ground are about as often right as each other. */
export function groundsOf(draft: Draft, weighed: readonly Weighed[] = weighedOf(draft)) {
  const { category, severity, publisherLevel, certainty, phase, eventDate, countries } = draft
  const grounds: Partial<Record<Judged, string>> = {}
  // What a message states of itself, a kind or a level, is not our judgement.
  if (category && weighed[0]?.category === category) grounds.category = leadOf(weighed)
  if (severity !== 'Unknown' && publisherLevel === null) grounds.severity = severity
  if (certainty !== 'Unknown') grounds.certainty = certainty
  if (phase) grounds.phase = phase
  if (eventDate) grounds.eventDate = wordsOfDay(draft)
  if (countries.length > 0) grounds.countries = namedBeside(draft).length > 0 ? 'among others' : 'alone'
  return grounds
}

/** How sure each judgement is, by how often such a one was right, and what else it may be. Unmeasured ones are left out. */
export function confidencesOf(draft: Draft): Confidences {
  const weighed = weighedOf(draft)
  const grounds = groundsOf(draft, weighed)
  const sure = <T>(judged: Judged, rest: { value: T; weight: number }[]): Sureness<T> | undefined => {
    const ground = grounds[judged]
    if (ground === undefined) return undefined
    const confidence = rightOf(judged, ground)
    return { confidence: asConfidence(confidence), others: shared(1 - confidence, rest) }
  }
  const category = sure(
    'category',
    weighed.slice(1).map(({ category: value, weight }) => ({ value, weight })),
  )
  const eventDate = sure('eventDate', otherDays(draft))
  const countries = sure(
    'countries',
    namedBeside(draft).map(({ country, times }) => ({ value: [country], weight: times })),
  )
  return {
    ...(category ? { category } : {}),
    ...(grounds.severity ? { severity: spread('severity', draft.severity) } : {}),
    ...(grounds.certainty ? { certainty: spread('certainty', draft.certainty) } : {}),
    ...(draft.phase ? { phase: spread('phase', draft.phase) } : {}),
    ...(eventDate ? { eventDate } : {}),
    ...(countries ? { countries } : {}),
  }
}

function weighedOf({ headline, summary, event, publishedAt, eventDate, language }: Draft): Weighed[] {
  const day = publishedAt ?? eventDate?.from
  const year = day ? Number(day.slice(0, 4)) : null
  return categoriesOf(headline, summary, event ?? '', year, readAs(language, `${headline}\n${event}`))
}

/** How far the first category is ahead of the second. */
function leadOf([first, second]: readonly Weighed[]): string {
  if (!first || !second) return 'alone'
  const share = first.weight / (first.weight + second.weight)
  return share >= 0.8 ? 'far' : share >= 0.65 ? 'ahead' : 'close'
}

/** In what words the event's day is said: they are understood differently well. */
function wordsOfDay({ dates, eventDate }: Draft): string {
  const words = dates.find(({ from, to }) => from === eventDate?.from && to === eventDate.to)?.text
  if (words === undefined) return 'frame'
  if (/\d/.test(words)) return 'calendar'
  return words.split(' ').some((word) => weekdayNumber(word) !== null) ? 'weekday' : 'relative'
}

/** How often a judgement on this ground is right; where few were counted, about as often as on any ground. */
function rightOf(judged: Judged, ground: string): number {
  const usual = shareOf(Object.values(counts[judged]))
  const here = shareOf([counts[judged][ground] ?? {}])
  return (here.right + (prior * (usual.right + 1)) / (usual.all + 2)) / (here.all + prior)
}

/** So many reports' worth of what is usual. */
const prior = 4

function shareOf(seen: readonly Record<string, number>[]) {
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  return {
    right: sum(seen.map(({ right = 0 }) => right)),
    all: sum(seen.flatMap((labels) => Object.values(labels))),
  }
}

/** Of a scale with few words: what the labels were where this word was given. */
function spread<T extends string>(judged: 'severity' | 'certainty' | 'phase', given: T): Sureness<T> {
  const confidence = rightOf(judged, given)
  const rest = Object.entries(counts[judged][given] ?? {}).flatMap(([value, weight]) =>
    value === 'right' ? [] : [{ value: value as T, weight }],
  )
  return { confidence: asConfidence(confidence), others: shared(1 - confidence, rest) }
}

/** What is not sure, shared out among the others by their weight; what is less sure than `least` is not worth showing. */
function shared<T>(left: number, rest: readonly { value: T; weight: number }[]): Sureness<T>['others'] {
  const all = rest.reduce((sum, { weight }) => sum + weight, 0)
  return rest
    .map(({ value, weight }) => ({ value, confidence: asConfidence((left * weight) / all) }))
    .filter(({ confidence }) => confidence >= least)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, mostOthers)
}

const least = 0.03
const mostOthers = 4

/** The other days that the text names about the time of the event, the first ones likelier. */
function otherDays({ dates, eventDate }: Draft) {
  if (!eventDate) return []
  const isNear = ({ from, to }: { from: string; to: string }) =>
    from.length === 10 && from === to && Math.abs(daysBetween(from, eventDate.from.slice(0, 10))) <= 31
  const others = new Map(dates.filter(isNear).map(({ from, to }) => [`${from} ${to}`, { from, to }]))
  others.delete(`${eventDate.from} ${eventDate.to}`)
  return [...others.values()].slice(0, mostOthers).map((value, i) => ({ value, weight: 1 / (i + 1) }))
}

/** Countries of the places that are named, but those that the draft is about; how often each. */
function namedBeside({ places, countries }: Draft): { country: string; times: number }[] {
  const times = new Map<string, number>()
  for (const { country } of places)
    if (country && !countries.includes(country)) times.set(country, (times.get(country) ?? 0) + 1)
  return [...times].map(([country, count]) => ({ country, times: count }))
}

/** A share in hundredths. Nothing that is read is certain: 0.99 at most. */
export function asConfidence(share: number): number {
  return Math.min(0.99, Math.round(share * 100) / 100)
}
