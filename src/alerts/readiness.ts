import type { AlertContent, AlertState, RevisionKind } from './alert.ts'
import { type Hold, hold } from './hold.ts'
import { releaseHolds } from './release-rule.ts'

export type { Hold } from './hold.ts'

/** Everything that decides whether a revision may go out. A draft may still lack fields; each is a hold. */
export type Readiness = {
  content: Partial<AlertContent>
  kind: RevisionKind
  exercise: boolean
  /** A replay against the stays of that time; it goes to the outbox only. */
  asOf: Date | null
  releaseReason: string | null
  /** Null where nobody has counted yet. */
  audienceSize: number | null
  /** How many must have agreed to a mass or public release: 1 switches the two-person rule off. */
  reviewersNeeded: number
  /** How many persons have agreed, whoever releases it among them; see `approvalsOf`. */
  approvals: number
  /** The alert that is changed; null for a new one. */
  before: { state: AlertState } | null
  /** What is wrong with the area's geometry, where something is. */
  areaFault: string | null
  now: Date
}

/** Everything that keeps a revision from going out now; an empty list means it may. Expected answers, so values. */
export function readiness(facts: Readiness): Hold[] {
  const ends = facts.kind === 'cancel' || facts.kind === 'all-clear'
  return [
    ...stateHolds(facts),
    ...(ends ? [] : [...fieldHolds(facts), ...areaHolds(facts), ...timeHolds(facts)]),
    ...wordingHolds(facts),
    ...releaseHolds(facts),
  ]
}

function stateHolds({ kind, before }: Readiness): Hold[] {
  const state = before?.state ?? null
  const issued = state !== null && state !== 'draft' && state !== 'in-review'
  if (kind === 'alert')
    return issued ? [hold('already-issued', 'This alert is out already; issue an update of it instead.')] : []
  if (!issued) return [hold('not-issued', 'There is no issued alert to change; issue it first.')]
  if (state === 'cancelled')
    return [hold('ended-alert', 'This alert was cancelled; issue a new alert that follows it.')]
  if (state === 'all-clear' && kind === 'all-clear')
    return [hold('ended-alert', 'The all-clear was given already; update the alert if the danger is back.')]
  return []
}

const texts = ['headline', 'summary', 'event', 'category', 'severity'] as const

function fieldHolds({ content }: Readiness): Hold[] {
  const missing = texts.filter((field) => !content[field])
  return [
    ...missing.map((field) => hold('missing-field', `The ${field} is missing; write it.`, field)),
    ...(content.countries?.length
      ? []
      : [hold('no-country', 'Name at least one country it is about.', 'countries')]),
  ]
}

function areaHolds({ content, areaFault }: Readiness): Hold[] {
  if (areaFault)
    return [hold('invalid-area', `The area cannot be used: ${areaFault} Correct that part of it.`, 'area')]
  if (content.area?.length) return []
  const says = 'Say where it applies: a country, a region, a place with a radius, a circle or a polygon.'
  return [hold('no-area', says, 'area')]
}

function timeHolds({ content: { timeframe, eventTime }, exercise, asOf, now }: Readiness): Hold[] {
  if (!timeframe)
    return [hold('no-time', 'Say from when to when people in the area are exposed.', 'timeframe')]
  if (!eventTime)
    return [hold('no-time', 'Say when it happened or will happen; a day is enough.', 'eventTime')]
  if (Date.parse(timeframe.to) <= Date.parse(timeframe.from))
    return [hold('impossible-time', reversed('timeframe', timeframe), 'timeframe')]
  if (eventTime.to && Date.parse(eventTime.to) < Date.parse(eventTime.from))
    return [hold('impossible-time', reversed('event', { ...eventTime, to: eventTime.to }), 'eventTime')]
  if (Date.parse(timeframe.to) > (asOf ?? now).getTime() || exercise) return []
  const says = `It was over at ${timeframe.to}. Correct the timeframe, issue it today as an exercise with --exercise, or replay it with --as-of.`
  return [hold('past-event', says, 'timeframe')]
}

function reversed(what: string, { from, to }: { from: string; to: string }) {
  return `The ${what} ends (${to}) before it begins (${from}); correct one of the two.`
}

/** What is read from another publisher stays internal until it is rewritten, in its cancellation too. */
function wordingHolds({ content }: Readiness): Hold[] {
  if (content.sharing !== 'CLEAR' || content.wording !== 'quoted') return []
  const says =
    'The words are another publisher’s, so it cannot be TLP:CLEAR; rewrite it and set wording to own, or share it more narrowly.'
  return [hold('quoted-wording', says, 'wording')]
}
