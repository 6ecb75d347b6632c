import type { Outcome } from '../channels/outcome.ts'

/** Consecutive faults of the server, not of recipients, after which it is left alone for a while. */
const faultsAllowed = 3
const firstRestMs = 15_000
const longestRestMs = 300_000

/**
 * Keeps a dead server from being hammered, and attempts from being spent on it. Each process has its own: it guards that
 * process's calls and decides nothing about a delivery.
 */
export type Circuit = {
  /** How many messages may be tried now: all, one to see whether it is back, or none. */
  allowed(now: Date): number
  note(outcome: Outcome, now: Date): void
}

/** A circuit that rests 15 s after three faults in a row and doubles the rest, up to 5 minutes, while tries fail. */
export function aCircuit(): Circuit {
  let faults = 0
  let rest = firstRestMs
  let openUntil = 0
  return {
    allowed(now) {
      if (faults < faultsAllowed) return Number.POSITIVE_INFINITY
      return now.getTime() >= openUntil ? 1 : 0
    },
    note(outcome, now) {
      if (outcome.outcome !== 'temporary' || !outcome.server) {
        faults = 0
        rest = firstRestMs
        return
      }
      faults++
      // The rest of a slice that was under way fails too, which says nothing new.
      if (faults < faultsAllowed || now.getTime() < openUntil) return
      openUntil = now.getTime() + rest
      rest = Math.min(rest * 2, longestRestMs)
    },
  }
}
