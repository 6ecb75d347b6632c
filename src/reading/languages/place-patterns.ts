import type { Place } from '../../geography/area.ts'
import { placeByRef } from '../../geography/gazetteer.ts'
import { countryPlace } from '../place-lookup.ts'
import type { LanguageRules } from './rules.ts'
import { lettersOf, plainly, wholeWords } from './words.ts'

/** What a language says around places, and names of its own for countries and their people. */
export type PlacePatterns = {
  locative: RegExp
  joint: RegExp
  generic: RegExp
  never: ReadonlySet<string>
  ordinary: readonly RegExp[]
  people: RegExp
  homes: Map<string, string>
  fixed: Map<string, Place>
  stems: (name: string) => Place | undefined
}

const made = new Map<string, PlacePatterns>()

export function placePatternsOf({ words }: LanguageRules): PlacePatterns {
  const known = made.get(words.code)
  if (known) return known
  const { locative, generic, never, countries, demonyms, demonymEnd } = words.places
  const pairs = (list: string) => list.split(' ').map((pair) => pair.split(':') as [string, string])
  const homes = new Map(pairs(demonyms).map(([stem, code]) => [plainly(stem).toLowerCase(), code]))
  const stems = [...homes.keys()].sort((a, b) => b.length - a.length).join('|')
  const fixed = new Map(
    pairs(countries).flatMap(([name, code]) => {
      const place = code.includes('-') ? placeByRef(`region:${code}`) : countryPlace(code)
      return place ? [[plainly(name.replaceAll('_', ' ')), place] as const] : []
    }),
  )
  const patterns: PlacePatterns = {
    locative: new RegExp(`(?<!\\p{L})[وف]?(?:${lettersOf(locative)})(?: |(?<='))(?:["«“„]?)$`, 'iu'),
    joint: /^(?:,|،)? ?(?:(?:et|y|e|und|и|і|та|й|sowie|ou|o|oder) |و)?$/u,
    generic: new RegExp(`^(?:${lettersOf(generic)})$`, 'iu'),
    never: new Set(never.split('|').map((word) => plainly(word).toLowerCase())),
    ordinary: Object.values(words.category)
      .flat()
      .map((list) => wholeWords(list, words.joined)),
    people: new RegExp(
      `(?<![\\p{L}\\p{M}])${words.joined ?? ''}((${stems})${lettersOf(demonymEnd)})(?![\\p{L}\\p{M}])`,
      'giu',
    ),
    homes,
    fixed,
    stems: stemmed(fixed, words.code),
  }
  made.set(words.code, patterns)
  return patterns
}

/** Names of countries in Russian and Ukrainian cases: "Молдавии", "Англией". */
function stemmed(fixed: ReadonlyMap<string, Place>, language: string): (name: string) => Place | undefined {
  if (language !== 'ru' && language !== 'uk') return () => undefined
  const stems = new Map(
    [...fixed].flatMap(([name, place]) =>
      name.length > 4 && !name.includes(' ') ? [[name.slice(0, -1), place]] : [],
    ),
  )
  const endings = /(?:ях|ем|ью|ам|ей|ой|ом|ею|ою|єю|а|я|у|ю|е|и|ы|і|ї)$/u
  return (name) => {
    const bare = name.replace(endings, '')
    return bare === name || bare.length < 3 ? undefined : stems.get(bare)
  }
}
