import { buckets } from './features.ts'

/** Outside, the first token of a place, a further one. */
export const labels = 3
export const [outside, begin, inside] = [0, 1, 2] as const

/** Weights of each feature for each label, and of each label behind each. */
export type Weights = { features: Float32Array; transitions: Float32Array }

export function noWeights(): Weights {
  return { features: new Float32Array(buckets * labels), transitions: new Float32Array(labels * labels) }
}

/** The labels that score best together (Viterbi); a further token cannot stand behind an outside one or at the start. */
export function decoded(features: readonly Uint32Array[], { features: w, transitions }: Weights): Uint8Array {
  const length = features.length
  const back = new Uint8Array(length * labels)
  let scores = [0, 0, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < length; i++) {
    const own = [0, 0, 0]
    for (const at of features[i] as Uint32Array)
      for (let label = 0; label < labels; label++) (own[label] as number) += w[at * labels + label] as number
    const next = [0, 0, 0]
    for (let label = 0; label < labels; label++) {
      let [best, from] = [Number.NEGATIVE_INFINITY, 0]
      for (let last = 0; last < labels; last++) {
        if (label === inside && (i === 0 || last === outside)) continue
        const score = i === 0 ? 0 : (scores[last] as number) + (transitions[last * labels + label] as number)
        if (score > best) [best, from] = [score, last]
      }
      next[label] = best + (own[label] as number)
      back[i * labels + label] = from
    }
    scores = next
  }
  const found = new Uint8Array(length)
  let label = scores.indexOf(Math.max(...scores))
  for (let i = length - 1; i >= 0; i--) {
    found[i] = label
    label = back[i * labels + label] as number
  }
  return found
}
