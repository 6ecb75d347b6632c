import type { Precision, StayKind } from './stay.ts'

/** What presence is judged by: a row of `stay`; pg answers `present_to` as Infinity where nothing says when it ends. */
export type PresenceStay = {
  id: string
  kind: StayKind
  precision: Precision
  starts: Date
  ends: Date | null
  present_from: Date
  present_to: Date | number
}

export type Span = { from: Date; to: Date }

/**
 * Why a stay counts or does not. `there`: it is known; `place-unsure`: no more than the town, region or country is;
 * `one-way`, `one-way-old`: nobody knows of a return; `standing`: at home or post, no trip says otherwise;
 * `away`: a trip covers all of the time; `other-time`: it does not meet the time asked about.
 */
export type PresenceCode =
  | 'there'
  | 'place-unsure'
  | 'one-way'
  | 'one-way-old'
  | 'standing'
  | 'away'
  | 'other-time'

export type Presence = { stay: string; counts: boolean; code: PresenceCode; span: Span | null }

/**
 * An open stay this old no longer says that somebody is away from home: from then on both count. It is never dropped,
 * since a missing return leg is the commonest fault of bookings.
 */
export const oneWayTrustedDays = 14

/** Which of one person's stays count during a time, with the reason for each; `span` is the part of the time it covers. */
export function presenceDuring(stays: readonly PresenceStay[], during: Span): Presence[] {
  return stays.map((stay) => {
    const span = overlap({ from: stay.present_from, to: endOf(stay.present_to) }, during)
    if (!span) return { stay: stay.id, counts: false, code: 'other-time', span: null }
    if (isStanding(stay) && awayDuring(stays, span))
      return { stay: stay.id, counts: false, code: 'away', span }
    return { stay: stay.id, counts: true, code: codeOf(stay, span), span }
  })
}

/** Whether trips cover the whole of a time, so that home and post do not count then. Presence windows are left out: on the way somebody may still be at home. */
export function awayDuring(stays: readonly PresenceStay[], during: Span): boolean {
  let covered = during.from.getTime()
  for (const { from, to } of awaySpans(stays)) {
    if (from.getTime() > covered) return false
    covered = Math.max(covered, to.getTime())
    if (covered >= during.to.getTime()) return true
  }
  return false
}

function awaySpans(stays: readonly PresenceStay[]): Span[] {
  const trips = stays.filter((stay) => !isStanding(stay))
  const spans = trips.map(({ starts, ends }) => ({ from: starts, to: ends ?? trustedUntil(starts) }))
  return spans.sort((a, b) => a.from.getTime() - b.from.getTime())
}

function codeOf(stay: PresenceStay, span: Span): PresenceCode {
  if (isStanding(stay)) return 'standing'
  if (!stay.ends) return span.from < trustedUntil(stay.starts) ? 'one-way' : 'one-way-old'
  return stay.precision === 'exact' || stay.precision === 'street' ? 'there' : 'place-unsure'
}

function isStanding({ kind }: PresenceStay): boolean {
  return kind === 'home' || kind === 'post'
}

function trustedUntil(starts: Date): Date {
  return new Date(starts.getTime() + oneWayTrustedDays * 86_400_000)
}

/** The last instant that a Date can hold stands for no end. */
function endOf(to: Date | number): Date {
  return to instanceof Date ? to : new Date(8.64e15)
}

function overlap(a: Span, b: Span): Span | null {
  const from = Math.max(a.from.getTime(), b.from.getTime())
  const to = Math.min(a.to.getTime(), b.to.getTime())
  return from < to ? { from: new Date(from), to: new Date(to) } : null
}
