import { checkInHalfLives, type PresenceRules } from '../people/presence-rules.ts'
import type { Ground, Window } from './exposure.ts'

/**
 * While people count as exposed: the alert's timeframe from now on, because those who left before are not to be woken
 * (the widened presence of a stay keeps those of the last day). A replay looks from its own instant.
 */
export function audienceWindow({ timeframe }: Pick<Ground, 'timeframe'>, now: Date, asOf?: Date): Window {
  const from = new Date(timeframe.from)
  const to = new Date(timeframe.to)
  const at = asOf ?? now
  return { from: from < at && at < to ? at : from, to }
}

const hour = 3_600_000

/** A stay that ended before `soonest` or begins after `latest` cannot count. */
export function reachOf({ from, to }: Window, presence: PresenceRules) {
  const back = Math.max(presence.afterDepartureHours, presence.checkInHours * checkInHalfLives)
  return {
    soonest: new Date(from.getTime() - back * hour),
    latest: new Date(to.getTime() + presence.beforeArrivalHours * hour),
  }
}
