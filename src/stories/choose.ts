import { idsAgree, incompatible, otherCountry } from './compatible.ts'
import type { Features } from './features.ts'
import { likeness, sharesPlace } from './likeness.ts'
import type { Summary } from './summary.ts'

/** How alike a report must be to a story to join it; picked on the texts that `npm run eval:stories` runs. */
const enough = 0.3
/** The same place, kind and days make up for other words: other languages, other desks. */
const enoughAtThePlace = 0.2

/** What is left of the likeness where the words tell of another country. */
const elsewhere = 0.85

export type Candidate = { story: string; summary: Summary }
/** The story a report joins, and what a person is told about why. */
export type Choice = { story: string; why: string[]; copyOf: string | null; score: number }

/** The story among the candidates that a report belongs to, or null where it begins one. */
export function chooseStory(features: Features, candidates: readonly Candidate[]): Choice | null {
  let best: Choice | null = null
  for (const { story, summary } of candidates) {
    const choice = fit(features, story, summary)
    if (choice && choice.score > (best?.score ?? 0)) best = choice
  }
  return best
}

function fit(features: Features, story: string, summary: Summary): Choice | null {
  if (idsAgree(features.eventIds, summary.eventIds)) {
    const why = ['the event has the same number']
    return { story, why, copyOf: null, score: 2 + likeness(features, summary).score }
  }
  if (incompatible(features, summary)) return null
  const { why, copyOf, ...likely } = likeness(features, summary)
  const isElsewhere = copyOf === null && otherCountry(features, summary)
  const score = isElsewhere ? likely.score * elsewhere : likely.score
  const atThePlace = sharesPlace(features, summary) && sameKind(features, summary)
  const needed = atThePlace ? enoughAtThePlace : enough
  const isSameQuake = atThePlace && features.magnitude !== null && summary.magnitudes.length > 0
  if (score < needed && !isSameQuake && !isOtherLanguage(features, summary, atThePlace)) return null
  const shown = isSameQuake ? ['the same place, day and magnitude', ...why] : why
  return { story, why: shown, copyOf, score: isSameQuake ? 1 + score : score }
}

function sameKind({ category }: Features, { categories }: Summary) {
  return category !== null && categories.includes(category)
}

/** Words of two languages are not alike; where, what kind and which day have to do. */
function isOtherLanguage(
  { language, days }: Features,
  { languages, from, to }: Summary,
  atThePlace: boolean,
) {
  if (!atThePlace || language === null || languages.length === 0 || languages.includes(language)) return false
  return days !== null && from !== null && to !== null && days.isStated && days.from <= to && days.to >= from
}
