import { checkInHalfLives, type PresenceRules } from './presence-rules.ts'
import type { Precision, StayKind } from './stay.ts'

/** What presence is judged by: a row of `stay`. */
export type PresenceStay = {
  id: string
  kind: StayKind
  precision: Precision
  starts: Date
  ends: Date | null
}

export type Confidence = 'sure' | 'likely' | 'unsure'
export type PresenceSpan = {
  from: Date
  /** Null: nothing says when it ends. */
  to: Date | null
  confidence: Confidence
  /** How sure it is at its beginning and at its end, from 0 to 1; the same numbers as in a receipt. */
  sure: [number, number]
  why:
    | 'there'
    | 'place-unsure'
    | 'one-way'
    | 'one-way-old'
    | 'standing'
    | 'may-be-home'
    | 'around'
    | 'old-check-in'
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * When one stay counts as presence and how surely, in order of time: the windows around it fade towards their ends, a trip
 * without a return and an old check-in fade by half-lives, and home and post count where no trip covers them.
 */
export function presenceOver(
  stay: PresenceStay,
  all: readonly PresenceStay[],
  rules: PresenceRules,
): PresenceSpan[] {
  const spans = isStanding(stay) ? standingSpans(stay, all, rules) : tripSpans(stay, rules)
  return spans.filter(({ from, to }) => to === null || to > from)
}

function tripSpans({ kind, starts, ends, precision }: PresenceStay, rules: PresenceRules): PresenceSpan[] {
  const before: PresenceSpan = {
    ...{ from: new Date(starts.getTime() - rules.beforeArrivalHours * hourMs), to: starts },
    ...{ confidence: 'unsure', sure: [0, 1], why: 'around' },
  }
  if (!ends) return [before, ...openSpans(starts, rules)]
  const exact = precision === 'exact' || precision === 'street'
  const during: PresenceSpan = exact
    ? { from: starts, to: ends, confidence: 'sure', sure: [1, 1], why: 'there' }
    : { from: starts, to: ends, confidence: 'likely', sure: [1, 1], why: 'place-unsure' }
  return [...(kind === 'check-in' ? [] : [before]), during, afterwards(kind, ends, rules)]
}

function openSpans(starts: Date, { oneWayDays }: PresenceRules): PresenceSpan[] {
  const halved = new Date(starts.getTime() + oneWayDays * dayMs)
  return [
    { from: starts, to: halved, confidence: 'likely', sure: [1, 0.5], why: 'one-way' },
    { from: halved, to: null, confidence: 'unsure', sure: [0.5, 0], why: 'one-way-old' },
  ]
}

function afterwards(kind: StayKind, ends: Date, rules: PresenceRules): PresenceSpan {
  const old = kind === 'check-in'
  const hours = old ? rules.checkInHours * checkInHalfLives : rules.afterDepartureHours
  const to = new Date(ends.getTime() + hours * hourMs)
  return old
    ? { from: ends, to, confidence: 'unsure', sure: [1, 0.5 ** checkInHalfLives], why: 'old-check-in' }
    : { from: ends, to, confidence: 'unsure', sure: [1, 0], why: 'around' }
}

function standingSpans(
  stay: PresenceStay,
  all: readonly PresenceStay[],
  { oneWayDays }: PresenceRules,
): PresenceSpan[] {
  const away = all
    .filter((other) => !isStanding(other))
    .map(({ starts, ends }) => ({
      from: starts,
      to: ends ?? new Date(starts.getTime() + oneWayDays * dayMs),
    }))
    .sort((a, b) => a.from.getTime() - b.from.getTime())
  const open = all.find((other) => !isStanding(other) && !other.ends)
  const spans: PresenceSpan[] = []
  let from = stay.starts
  const end = stay.ends
  const add = (to: Date | null) => spans.push(standing(from, to, open?.starts))
  for (const { from: left, to: back } of away) {
    if (end && left >= end) break
    if (left > from) add(left)
    if (back > from) from = back
  }
  if (!end || from < end) add(end)
  return spans
}

/** While a trip without an end may still go on, somebody only may be home, more and more so. */
function standing(from: Date, to: Date | null, openSince: Date | undefined): PresenceSpan {
  return openSince && from > openSince
    ? { from, to, confidence: 'unsure', sure: [0.5, 1], why: 'may-be-home' }
    : { from, to, confidence: 'likely', sure: [1, 1], why: 'standing' }
}

function isStanding({ kind }: PresenceStay) {
  return kind === 'home' || kind === 'post'
}
