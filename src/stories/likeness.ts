import { distanceKm } from '../geography/measure.ts'
import type { Features } from './features.ts'
import { copyShare } from './near-copy.ts'
import type { Summary } from './summary.ts'
import { kindOf, type Term, type TermKind } from './terms.ts'

/** Names tell one event from another of its kind; other words tell its kind. Each kind of term has a cosine of its own. */
const share: Record<TermKind, number> = { name: 0.7, number: 0.05, word: 0.25 }
/** Rows of words in common from which a text is the same text again. */
const isCopy = 0.5

/** How alike a report and a story are, 0 to 1, with what speaks for it. `copyOf` is the report that it repeats. */
export type Likeness = { score: number; why: string[]; copyOf: string | null; shared: string[] }

export function likeness(features: Features, story: Summary): Likeness {
  const { score, shared } = cosines(features.terms, story.terms)
  const copy = story.signatures
    .map(({ report, signature }) => ({ report, share: copyShare(features.signature, signature) }))
    .reduce((best, one) => (one.share > best.share ? one : best), { report: '', share: 0 })
  const copyOf = copy.share >= isCopy ? copy.report : null
  const why = [
    ...(copyOf ? [`${Math.round(copy.share * 100)} % the same text as an earlier report`] : []),
    ...(shared.length > 0 ? [`speaks of ${shared.slice(0, 6).join(', ')}`] : []),
    ...(sharesPlace(features, story) ? ['the same place'] : []),
    ...(features.days &&
    story.from &&
    features.days.from <= (story.to ?? '') &&
    features.days.to >= story.from
      ? ['the same days']
      : []),
  ]
  return { score: copyOf ? Math.max(score, copy.share) : score, why, copyOf, shared }
}

/** The sum of the cosines of each kind of term, and the terms that give most of it, as words. */
function cosines(mine: readonly Term[], theirs: readonly Term[]) {
  const weights = new Map(theirs.map(({ key, weight }) => [key, weight]))
  const norms = { mine: squares(mine), theirs: squares(theirs) }
  const products: { key: string; value: number }[] = []
  let score = 0
  for (const { key, weight } of mine) {
    const other = weights.get(key)
    if (other === undefined) continue
    const kind = kindOf(key)
    const value = (share[kind] * weight * other) / Math.sqrt(norms.mine[kind] * norms.theirs[kind])
    score += value
    products.push({ key, value })
  }
  const shared = products
    .filter(({ key }) => kindOf(key) === 'name' && !key.includes(' '))
    .sort((a, b) => b.value - a.value)
    .map(({ key }) => key.slice(2))
  return { score, shared }
}

function squares(terms: readonly Term[]): Record<TermKind, number> {
  const sums = { name: 0, number: 0, word: 0 }
  for (const { key, weight } of terms) sums[kindOf(key)] += weight * weight
  return sums
}

/** Scenes this near are one place, in kilometres. */
const samePlaceKm = 30

export function sharesPlace({ scenes }: Features, story: Summary): boolean {
  return scenes.some(
    (one) =>
      !one.isCountry &&
      story.scenes.some((other) => !other.isCountry && distanceKm(one, other) <= samePlaceKm),
  )
}
