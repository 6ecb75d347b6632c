import type { Area } from '../geography/area.ts'
import type { AlertContent, AlertState, RevisionKind } from './alert.ts'

export type HoldCode =
  | 'no-area'
  | 'invalid-area'
  | 'past-event'
  | 'timeframe-reversed'
  | 'event-after-timeframe'
  | 'quoted-wording'
  | 'awaiting-second-reviewer'
  | 'release-reason-needed'
  | 'already-ended'
  | 'nothing-to-follow'

/** A named reason that keeps an alert from going out, and what to do about it. */
export type Hold = { code: HoldCode; message: string }

export type Readiness = {
  content: AlertContent
  kind: RevisionKind
  exercise: boolean
  /** A replay against the stays of that time; it goes to the outbox only. */
  asOf: Date | null
  releaseReason: string | null
  audienceSize: number
  /** How many must have agreed to a mass or public release: 1 switches the two-person rule off. */
  reviewersNeeded: number
  /** How many have agreed, whoever releases it among them. */
  approvals: number
  before: { state: AlertState } | null
  /** What is wrong with the area's geometry, where something is. */
  areaFault: string | null
  now: Date
}

/** From this size on a release is a mass release. */
export const massRelease = 500

/** Everything that keeps an alert from going out now; an empty list means it may. Expected answers, so values. */
export function readiness(facts: Readiness): Hold[] {
  const ends = facts.kind === 'cancel' || facts.kind === 'all-clear'
  return [
    ...stateHolds(facts),
    ...(ends ? [] : [...areaHolds(facts), ...timeHolds(facts), ...wordingHolds(facts)]),
    ...releaseHolds(facts),
  ]
}

function stateHolds({ kind, before }: Readiness): Hold[] {
  if (kind === 'alert') return []
  if (!before) return [hold('nothing-to-follow', 'There is no issued alert to change. Issue it first.')]
  if (before.state === 'cancelled')
    return [hold('already-ended', 'This alert was cancelled. Issue a new one that follows it.')]
  if (before.state === 'all-clear' && kind === 'all-clear')
    return [hold('already-ended', 'The all-clear was already given.')]
  return []
}

function areaHolds({ content, areaFault }: Readiness): Hold[] {
  if (areaFault) return [hold('invalid-area', `The area cannot be used: ${areaFault}`)]
  return hasArea(content.area)
    ? []
    : [hold('no-area', 'Say where it applies: a country, a region, a place with a radius, or a polygon.')]
}

function hasArea(area: Area | null) {
  return area !== null && area.length > 0
}

function timeHolds({ content, exercise, asOf, now }: Readiness): Hold[] {
  const from = Date.parse(content.timeframe.from)
  const to = Date.parse(content.timeframe.to)
  if (to <= from) return [hold('timeframe-reversed', 'The timeframe ends before it begins.')]
  if (to <= now.getTime() && !exercise && !asOf)
    return [
      hold(
        'past-event',
        `It was over at ${content.timeframe.to}. Use --exercise to issue it today as an exercise, or --as-of to replay it.`,
      ),
    ]
  return []
}

function wordingHolds({ content }: Readiness): Hold[] {
  if (content.sharing !== 'CLEAR' || content.wording !== 'quoted') return []
  return [
    hold(
      'quoted-wording',
      'The words are another publisher’s, so it cannot be TLP:CLEAR. Rewrite it, or share it more narrowly.',
    ),
  ]
}

/** Mass and public releases need a second reviewer; a life-safety alert may go with one approver and a reason. */
function releaseHolds({
  content,
  audienceSize,
  reviewersNeeded,
  approvals,
  releaseReason,
}: Readiness): Hold[] {
  const wide = audienceSize > massRelease || content.sharing === 'CLEAR'
  if (!wide || approvals >= reviewersNeeded) return []
  const lifeSafety = content.urgency === 'Immediate' && content.severity === 'Extreme'
  if (lifeSafety && releaseReason) return []
  return [
    lifeSafety
      ? hold(
          'release-reason-needed',
          'One approver may release this life-safety alert with a reason: --reason "…".',
        )
      : hold('awaiting-second-reviewer', 'A mass or public release needs a second reviewer.'),
  ]
}

function hold(code: HoldCode, message: string): Hold {
  return { code, message }
}
