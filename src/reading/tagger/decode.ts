import { buckets, perToken } from './features.ts'

/** Outside, the first token of a place, a further one. */
export const labels = 3
export const [outside, begin, inside] = [0, 1, 2] as const

/** Weights of each feature for each label, and of each label behind each. */
export type Weights = { features: Float32Array; transitions: Float32Array }

export function noWeights(): Weights {
  return { features: new Float32Array(buckets * labels), transitions: new Float32Array(labels * labels) }
}

/**
 * The labels that score best together (Viterbi), of features as `featuresOf` gives them; a further token cannot stand behind an
 * outside one or at the start.
 */
export function decoded(features: Uint32Array, { features: w, transitions: t }: Weights): Uint8Array {
  const length = features.length / perToken
  const back = new Uint8Array(length * labels)
  const scores = new Float64Array(labels)
  const own = new Float64Array(labels)
  const next = new Float64Array(labels)
  for (let i = 0; i < length; i++) {
    own.fill(0)
    for (let k = i * perToken; k < (i + 1) * perToken; k++) {
      const at = (features[k] as number) * labels
      for (let label = 0; label < labels; label++) (own[label] as number) += w[at + label] as number
    }
    for (let label = 0; label < labels; label++) {
      let best = label === inside && i === 0 ? Number.NEGATIVE_INFINITY : 0
      let from = 0
      if (i > 0) {
        best = Number.NEGATIVE_INFINITY
        for (let last = label === inside ? begin : outside; last < labels; last++) {
          const score = (scores[last] as number) + (t[last * labels + label] as number)
          if (score > best) [best, from] = [score, last]
        }
      }
      next[label] = best + (own[label] as number)
      back[i * labels + label] = from
    }
    scores.set(next)
  }
  return read(back, scores, length)
}

function read(back: Uint8Array, scores: Float64Array, length: number): Uint8Array {
  const found = new Uint8Array(length)
  let label = scores.indexOf(Math.max(...scores))
  for (let i = length - 1; i >= 0; i--) {
    found[i] = label
    label = back[i * labels + label] as number
  }
  return found
}
