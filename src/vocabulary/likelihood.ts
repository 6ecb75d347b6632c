import { z } from 'zod'

/** Estimative words of ICD 203, in rising order. */
export const likelihoods = [
  'remote',
  'very unlikely',
  'unlikely',
  'roughly even',
  'likely',
  'very likely',
  'almost certain',
] as const
export const Likelihood = z.enum(likelihoods)
export type Likelihood = z.infer<typeof Likelihood>

/** Probability range of each word in per cent, as ICD 203 prints them. */
export const likelihoodPercent: Record<Likelihood, readonly [number, number]> = {
  remote: [0, 5],
  'very unlikely': [5, 20],
  unlikely: [20, 45],
  'roughly even': [45, 55],
  likely: [55, 80],
  'very likely': [80, 95],
  'almost certain': [95, 100],
}
