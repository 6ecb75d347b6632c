import { parseFeed } from 'feedsmith'

/** What a user would build first: a feed parser, and each item beside every story's TF-IDF centroid in memory. */
export function aPeer() {
  const counts = new Map<string, number>()
  const stories: Map<string, number>[] = []
  let reports = 0
  const vectorOf = (text: string) => {
    const terms = new Map<string, number>()
    for (const term of text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
      terms.set(term, (terms.get(term) ?? 0) + 1)
    reports += 1
    for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
    return new Map(
      [...terms].map(([term, n]) => [
        term,
        (1 + Math.log(n)) * Math.log((reports + 1) / ((counts.get(term) ?? 0) + 0.5)),
      ]),
    )
  }
  return {
    /** A story that is there already. */
    know(text: string) {
      stories.push(vectorOf(text))
    },
    take(document: string) {
      const { feed } = parseFeed(document) as { feed: { items?: { title?: string; description?: string }[] } }
      for (const { title = '', description = '' } of feed.items ?? []) {
        const vector = vectorOf(`${title} ${description}`)
        let [best, score] = [-1, 0.25]
        stories.forEach((story, i) => {
          const cosine = dot(vector, story) / Math.sqrt(dot(vector, vector) * dot(story, story) || 1)
          if (cosine >= score) [best, score] = [i, cosine]
        })
        const story = best < 0 ? stories.push(new Map()) - 1 : best
        for (const [term, weight] of vector)
          stories[story]?.set(term, (stories[story]?.get(term) ?? 0) + weight)
      }
    },
  }
}

function dot(a: Map<string, number>, b: Map<string, number>) {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}
