import { oneWayTrustedDays, type PresenceStay, type Span } from './presence.ts'

export type Confidence = 'sure' | 'likely' | 'unsure'
export type PresenceSpan = {
  from: Date
  /** Null: nothing says when it ends. */
  to: Date | null
  confidence: Confidence
  why: 'there' | 'place-unsure' | 'one-way' | 'one-way-old' | 'standing' | 'around'
}

const dayMs = 86_400_000

/**
 * When one stay counts as presence and how surely, in order of time: the day before arrival and after departure are unsure,
 * a trip without a return fades after two weeks, and home and post count where no trip covers them.
 */
export function presenceOver(stay: PresenceStay, all: readonly PresenceStay[]): PresenceSpan[] {
  return isStanding(stay) ? standingSpans(stay, all) : tripSpans(stay)
}

function tripSpans({ starts, ends, present_from, present_to, precision }: PresenceStay): PresenceSpan[] {
  const before: PresenceSpan = { from: present_from, to: starts, confidence: 'unsure', why: 'around' }
  if (!ends) {
    const trusted = new Date(starts.getTime() + oneWayTrustedDays * dayMs)
    return [
      before,
      { from: starts, to: trusted, confidence: 'likely', why: 'one-way' },
      { from: trusted, to: null, confidence: 'unsure', why: 'one-way-old' },
    ]
  }
  const exact = precision === 'exact' || precision === 'street'
  const during: PresenceSpan = exact
    ? { from: starts, to: ends, confidence: 'sure', why: 'there' }
    : { from: starts, to: ends, confidence: 'likely', why: 'place-unsure' }
  const after = present_to instanceof Date ? present_to : null
  return [before, during, { from: ends, to: after, confidence: 'unsure', why: 'around' }]
}

function standingSpans(stay: PresenceStay, all: readonly PresenceStay[]): PresenceSpan[] {
  const away = all
    .filter((other) => !isStanding(other))
    .map(({ starts, ends }): Span => {
      const trusted = new Date(starts.getTime() + oneWayTrustedDays * dayMs)
      return { from: starts, to: ends ?? trusted }
    })
    .sort((a, b) => a.from.getTime() - b.from.getTime())
  const spans: PresenceSpan[] = []
  let from = stay.starts
  const end = stay.ends
  for (const { from: left, to: back } of away) {
    if (end && left >= end) break
    if (left > from) spans.push({ from, to: left, confidence: 'likely', why: 'standing' })
    if (back > from) from = back
  }
  if (!end || from < end) spans.push({ from, to: end, confidence: 'likely', why: 'standing' })
  return spans
}

function isStanding({ kind }: PresenceStay) {
  return kind === 'home' || kind === 'post'
}
