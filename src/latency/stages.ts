/**
 * The stages from an event to the last person who knew, in their order. `signalled`: the first report of it was published;
 * `fetched`, `read`: by this installation; `delivered`, `acknowledged`: the first message and the first answer, then half and nine
 * tenths of those there were.
 */
export const stages = [
  'occurred',
  'signalled',
  'fetched',
  'read',
  'drafted',
  'reviewed',
  'issued',
  'delivered',
  'deliveredHalf',
  'deliveredMost',
  'acknowledged',
  'acknowledgedHalf',
  'acknowledgedMost',
] as const
export type Stage = (typeof stages)[number]

/** When each stage was reached; null where it was not, or nobody knows. */
export type Latency = Record<Stage, Date | null>

/** How long a stage took over many: seconds since the stage it is measured from. */
export type Spread = { stage: Stage; since: Stage; of: number; half: number; most: number; longest: number }

/**
 * The stage that each is measured from: what a desk can hurry. Messages and answers count from the issue, as half of them do not
 * wait for the first.
 */
export const sinceStage: Partial<Record<Stage, Stage>> = {
  signalled: 'occurred',
  fetched: 'signalled',
  read: 'fetched',
  drafted: 'read',
  reviewed: 'drafted',
  issued: 'drafted',
  delivered: 'issued',
  deliveredHalf: 'issued',
  deliveredMost: 'issued',
  acknowledged: 'issued',
  acknowledgedHalf: 'issued',
  acknowledgedMost: 'issued',
}

/** When an alert of this age is looked at next, in milliseconds from now; null once it stays as it is. Both in milliseconds. */
export function nextLook(age: number): number | null {
  return age > 14 * 86_400_000 ? null : Math.max(30_000, age / 4)
}
