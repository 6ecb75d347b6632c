import type { Category } from '../../vocabulary/category.ts'
import type { Likelihood } from '../../vocabulary/likelihood.ts'
import { arabic } from './ar.ts'
import { german } from './de.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { portuguese } from './pt.ts'
import { russian } from './ru.ts'
import { ukrainian } from './uk.ts'
import { type LanguageWords, wholeWords } from './words.ts'

const all = new Map(
  [french, spanish, german, portuguese, arabic, russian, ukrainian].map((one) => [one.code, one]),
)

/** The patterns of a language, for text that went through `plainly`. */
export type LanguageRules = {
  words: LanguageWords
  /** As in English: pattern (global) and weight. */
  category: Record<Exclude<Category, 'other'>, readonly (readonly [RegExp, number])[]>
  severity: Record<'Extreme' | 'Severe' | 'Moderate', RegExp>
  died: RegExp
  aside: { bygone: RegExp; today: RegExp; denied: RegExp; inCourt: RegExp; drill: RegExp }
  likelihood: readonly (readonly [RegExp, Likelihood])[]
}

const made = new Map<string, LanguageRules>()

/** The rules of a language that is read beside English (fr es de pt ar ru uk), made at its first use; undefined for any other. */
export function rulesOf(language: string): LanguageRules | undefined {
  const words = all.get(language)
  if (!words) return undefined
  const rules = made.get(language) ?? rulesFrom(words)
  made.set(language, rules)
  return rules
}

function rulesFrom(words: LanguageWords): LanguageRules {
  const one = (list: string) => wholeWords(list, words.joined)
  const { bygone, today, denied, court, drill } = words.aside
  return {
    words,
    category: categoryRules(words),
    severity: {
      Extreme: one(words.severity.Extreme),
      Severe: one(words.severity.Severe),
      Moderate: one(words.severity.Moderate),
    },
    died: one(words.toll.died),
    aside: {
      bygone: one(bygone),
      today: one(today),
      denied: one(denied),
      inCourt: one(court),
      drill: one(drill),
    },
    likelihood: words.likelihood.map(([list, likelihood]) => [one(list), likelihood]),
  }
}

function categoryRules({ category, joined }: LanguageWords): LanguageRules['category'] {
  const every = (list: string) => wholeWords(list, joined, 'giu')
  const pairs = Object.entries(category).map(([name, [names, hints]]) => [
    name,
    [
      [every(names), 3],
      [every(hints), 1],
    ],
  ])
  return Object.fromEntries(pairs)
}
