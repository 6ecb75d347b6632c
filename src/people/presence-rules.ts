import { z } from 'zod'

const hours = (most: number) => z.number().int('Whole hours.').min(0).max(most, `At most ${most} hours.`)

/**
 * When a stay counts as presence beside its own time, and how fast what is not certain fades. Windows of 24 hours each way
 * are the rule of a critical-event platform, because flights move and bookings are wrong.
 */
export const PresenceRules = z.object({
  /** Hours before arrival from which somebody may be there already. */
  beforeArrivalHours: hours(168).default(24),
  /** Hours after departure for which somebody may be there still. */
  afterDepartureHours: hours(168).default(24),
  /** Half-life in days of a trip that nobody knows the end of; for so long it also says that somebody is not at home. */
  oneWayDays: z.number().int('Whole days.').min(1).max(365, 'At most 365 days.').default(14),
  /** Half-life in hours of a check-in once its time is over; it counts for three of them. */
  checkInHours: z.number().int('Whole hours.').min(1).max(48, 'At most 48 hours.').default(24),
  /** Percent below which a reason no longer puts anybody into an audience; 0: nobody is ever dropped. */
  leastConfidence: z.number().int('Whole percent.').min(0).max(100).default(0),
})
export type PresenceRules = z.infer<typeof PresenceRules>

export const usualPresence: PresenceRules = PresenceRules.parse({})

/** A check-in counts for so many half-lives after its time is over. */
export const checkInHalfLives = 3

/** No rule may look back further than this many days after a stay's end: see `markOver`. */
export const widestWindowDays = 7

/** What differs from the usual rules, as short words for a receipt: `before=48h`; empty where nothing does. */
export function presenceWords(rules: PresenceRules): string {
  const words: [keyof PresenceRules, string, string][] = [
    ['beforeArrivalHours', 'before', 'h'],
    ['afterDepartureHours', 'after', 'h'],
    ['oneWayDays', 'one-way', 'd'],
    ['checkInHours', 'check-in', 'h'],
    ['leastConfidence', 'least', '%'],
  ]
  return words
    .filter(([key]) => rules[key] !== usualPresence[key])
    .map(([key, name, unit]) => `${name}=${rules[key]}${unit}`)
    .join(' ')
}
