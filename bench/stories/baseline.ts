import type { Labelled } from './b-cubed.ts'
import { bCubed } from './b-cubed.ts'

/** What a user would build first: streaming TF-IDF vectors, the nearest centroid above a threshold. */
export function baseline(reports: readonly Labelled[], threshold: number): number[] {
  const counts = new Map<string, number>()
  const centroids: Map<string, number>[] = []
  return reports.map(({ text, title }, at) => {
    const terms = termCounts(`${title ?? ''} ${text}`)
    for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
    const idf = (term: string) => Math.log((at + 2) / ((counts.get(term) ?? 0) + 0.5))
    const vector = unit(new Map([...terms].map(([term, count]) => [term, (1 + Math.log(count)) * idf(term)])))
    let [best, score] = [-1, threshold]
    centroids.forEach((centroid, story) => {
      const cosine = dot(vector, centroid) / (Math.sqrt(dot(centroid, centroid)) || 1)
      if (cosine >= score) [best, score] = [story, cosine]
    })
    const story = best < 0 ? centroids.push(new Map()) - 1 : best
    const centroid = centroids[story] as Map<string, number>
    for (const [term, weight] of vector) centroid.set(term, (centroid.get(term) ?? 0) + weight)
    return story
  })
}

/** The threshold of this file’s own choosing: an upper bound for the baseline, which no user has. */
export function bestBaseline(reports: readonly Labelled[]) {
  const tried = Array.from({ length: 13 }, (_, i) => 0.1 + i * 0.025).map((threshold) => {
    const groups = baseline(reports, threshold)
    return { threshold: Number(threshold.toFixed(3)), groups, f1: bCubed(reports, groups).f1 }
  })
  return tried.reduce((best, one) => (one.f1 > best.f1 ? one : best))
}

function termCounts(text: string) {
  const counts = new Map<string, number>()
  for (const term of text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
    counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function unit(vector: Map<string, number>) {
  const length = Math.sqrt(dot(vector, vector)) || 1
  return new Map([...vector].map(([term, weight]) => [term, weight / length]))
}

function dot(a: Map<string, number>, b: Map<string, number>) {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}
