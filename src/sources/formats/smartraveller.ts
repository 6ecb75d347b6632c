import type { XmlElement } from '../../cap/element.ts'
import type { Facts, Format, Item } from '../item.ts'
import { rankOf } from './advice-levels.ts'
import { feedFormat } from './feed-format.ts'
import { countriesNamed } from './named-countries.ts'
import { childrenIn, namespaces, textIn } from './namespaces.ts'
import { paragraphs } from './plain-text.ts'
import { distinct } from './shapes.ts'

/**
 * Australia's travel advice: Smartraveller's RSS. Each `ta:warnings` covers a country or a part of it with a level of "n/5"; 1/5 is not
 * used, so that "Do not travel" is 5/5 and the fourth of the four that are published.
 */
export const smartraveller: Format = feedFormat({
  name: 'smartraveller',
  says: 'Travel advice of Australia: Smartraveller’s RSS',
  absence: 'withdrawn',
  refine: (entry, item) => advice(item, warningsOf(entry.element)),
})

type Warning = { covers: string; given: string; rank: number | null }

function warningsOf(element: XmlElement): Warning[] {
  return childrenIn(element, namespaces.smartraveller, 'warnings').flatMap((warnings) => {
    const level = textIn(warnings, namespaces.smartraveller, 'level') ?? ''
    const words = textIn(warnings, namespaces.dc, 'description') ?? ''
    const given = [level, words].filter((part) => part !== '').join(' ')
    const covers = textIn(warnings, namespaces.dc, 'coverage') ?? ''
    return given === '' ? [] : [{ covers, given, rank: rankIn(level, words) }]
  })
}

function rankIn(level: string, words: string): number | null {
  const step = /^\s*([2-5])\s*\/\s*5\s*$/.exec(level)?.[1]
  return step ? Number(step) - 1 : rankOf('australia-travel', `${level} ${words}`)
}

function advice(item: Item, warnings: Warning[]): Item {
  const place = item.title ?? ''
  const whole = warnings.find(({ covers }) => covers === '' || covers === place)
  const gravest = [...warnings].sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0))[0]
  const chosen = whole ?? gravest
  const others = warnings.filter((one) => one !== chosen).map(sentence)
  return {
    ...item,
    language: item.language ?? 'en',
    text: item.text || paragraphs(warnings.map(sentence)),
    facts: {
      ...item.facts,
      ...said(place, chosen),
      indicators: others,
      placeNames: namesIn(place, warnings),
    },
  }
}

function said(
  place: string,
  warning: Warning | undefined,
): Pick<Facts, 'categories' | 'level' | 'countries'> {
  const level = warning ? { scheme: 'australia-travel', given: warning.given, rank: warning.rank } : null
  return { categories: ['travel'], level, countries: countriesNamed(place) }
}

function namesIn(place: string, warnings: Warning[]): string[] {
  return distinct([place, ...warnings.map(({ covers }) => covers)])
}

function sentence({ covers, given }: Warning): string {
  return covers === '' ? given : `${covers}: ${given}`
}
