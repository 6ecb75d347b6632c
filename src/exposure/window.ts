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
