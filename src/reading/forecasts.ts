import type { Likelihood } from '../vocabulary/likelihood.ts'
import { datesInSentence } from './dates.ts'
import type { ForecastMention } from './draft.ts'
import { openEnd } from './horizons.ts'
import type { Day } from './instants.ts'
import { rulesOf } from './languages/rules.ts'
import { plainly } from './languages/words.ts'
import { sentencesOf } from './sentences.ts'

/**
 * Estimative words and the ICD 203 word they are read as. "Expected" and "will" are likely, not certain; "possible",
 * "may" and "could" claim no more than an even chance; "cannot be ruled out" is less.
 */
const words: readonly (readonly [RegExp, Likelihood])[] = [
  [
    /\b(?:almost|virtually|nearly) certain(?:ly|ty)?\b|\binevitabl[ey]\b|\bwill almost certainly\b/i,
    'almost certain',
  ],
  [/\b(?:very|extremely|highly|most) (?:likely|probable)\b|\btrès probable/i, 'very likely'],
  [/\b(?:very|highly|extremely) (?:unlikely|improbable)\b/i, 'very unlikely'],
  [/\bremote (?:chance|possibility)\b|\balmost no chance\b/i, 'remote'],
  [
    /\b(?:unlikely|improbable)\b|\bnot (?:expected|anticipated|likely)\b|\bpeu probable|\b(?:cannot|can.t|could not) be (?:ruled out|discounted|excluded)\b|\bnot (?:be )?ruled out\b/i,
    'unlikely',
  ],
  [
    /\b(?:likely|probable|probably)\b|\b(?:is|are|to be|were|be|remain|remains)? ?(?:expected|anticipated|forecast(?:ed)?)\b|\bprobables?\b|\bsont (?:attendu|à prévoir|prévu)|\bes probable|\bse espera|\bprevist[oa]s?\b|\b(?:is|are) set to\b|^expect\b|; expect\b/i,
    'likely',
  ],
  [
    /\b(?:possible|possibly|potential for|may|might|could|risk of)\b|\bne (?:sont|peut|peuvent) pas (?:être )?(?:exclu|à exclure)|\bpourrai(?:t|ent)\b|\bposibles?\b|\bpodría[n]?\b/i,
    'roughly even',
  ],
  [/\bwill (?!not have|have)\p{L}+/iu, 'likely'],
]
/** "May 5" is a month; "expected to" of the past was a plan; "said it could" is a claim, but still looks ahead. */
const monthMay = /\bMay (?=\d)|\b(?:\d{1,2}|in|of|since|early|late|mid) May\b/g
const pastTense = /\b(?:was|were|had been) (?:expected|anticipated|likely|planned)\b/i

/** The likelihood a sentence states; null when it states none. */
export function likelihoodOf(sentence: string, language = 'en'): Likelihood | null {
  if (language !== 'en') {
    const plain = plainly(sentence.slice(0, 1500))
    return rulesOf(language)?.likelihood.find(([pattern]) => pattern.test(plain))?.[1] ?? null
  }
  const text = sentence.slice(0, 1500).replace(monthMay, '')
  if (pastTense.test(text)) return null
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** The sentences of these paragraphs that look ahead, with likelihood and horizon (days; null where none is said). */
export function forecastsIn(
  paragraphs: readonly string[],
  published: Day | null,
  language = 'en',
): ForecastMention[] {
  const found = paragraphs.flatMap((paragraph) => sentencesOf(paragraph.slice(0, 20_000)))
  return found.slice(0, 500).flatMap(({ text }) => {
    const likelihood = likelihoodOf(text, language)
    if (likelihood === null || text.length > 1500 || tellsOfPast(text)) return []
    return [{ text, likelihood, ...horizonOf(text, published, language) }]
  })
}

/** The outlook clause that summaries end in: "…; heightened security measures possible". */
export function outlookOf(summary: string | null, published: Day | null, language = 'en'): ForecastMention[] {
  const clause = summary?.split(/; ?/).slice(1).join('; ') ?? ''
  const likelihood = clause ? likelihoodOf(clause, language) : null
  return likelihood ? [{ text: clause, likelihood, ...horizonOf(clause, published, language) }] : []
}

function horizonOf(
  text: string,
  published: Day | null,
  language: string,
): { from: string | null; to: string | null } {
  const last = datesInSentence(text.slice(0, 3000), published, language)
    .filter((one) => published === null || one.to >= published)
    .at(-1)
  return last ? { from: last.from, to: last.to === openEnd ? null : last.to } : { from: null, to: null }
}

/** "may end an agreement" looks ahead, "may have been" and "could not be reached" do not. */
function tellsOfPast(text: string): boolean {
  const looking =
    /\b(?:expected|anticipated|likely|possible|will|unlikely|forecast|ruled out|expect)\b/i.test(text)
  return !looking && /\b(?:may|might|could) (?:not )?(?:have|be (?:reached|seen|heard))\b/i.test(text)
}
