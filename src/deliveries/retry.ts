import type { Lane } from './delivery.ts'

/** Seconds until the next attempt after the 1st, 2nd, … temporary failure; the last step repeats. */
export const backoffSeconds = [15, 30, 60, 120, 240, 480, 900, 1_800, 3_600] as const

/**
 * Attempts after which a delivery has failed for good: about 24 hours for life-safety, and 9 for the rest, which is stale
 * by then. While the mail server as a whole is away the circuit keeps attempts from being spent.
 */
export const attemptsAllowed: Record<Lane, number> = { 'life-safety': 31, normal: 16 }

/**
 * Seconds to wait before another attempt, or null to give up. `attempt` counts from 1; `chance` in [0, 1) spreads the wait
 * by up to a fifth either way, so that thousands that failed together do not come back together.
 */
export function retryAfter(lane: Lane, attempt: number, chance: number): number | null {
  if (attempt >= attemptsAllowed[lane]) return null
  const step = backoffSeconds[Math.min(attempt, backoffSeconds.length) - 1] ?? backoffSeconds[0]
  return Math.round(step * (0.8 + 0.4 * chance))
}
