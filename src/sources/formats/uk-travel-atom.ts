import type { Format, Item } from '../item.ts'
import { feedFormat } from './feed-format.ts'
import { countriesNamed } from './named-countries.ts'
import { distinct } from './shapes.ts'

/**
 * Travel advice of the United Kingdom: GOV.UK's Atom of changes. An id ends in the moment of the change, so that only what stands before
 * it names the country. There is no level: what is advised against stands in the words of the change, in GOV.UK's own terms here.
 */
export const ukTravelAtom: Format = feedFormat({
  name: 'uk-travel-atom',
  says: 'Travel advice of the United Kingdom: Atom of GOV.UK',
  absence: 'nothing',
  refine: (_, item) => advice(item),
})

function advice(item: Item): Item {
  const place = (item.title ?? '').replace(/\s+travel advice$/i, '').trim()
  const warnings = warningsIn(item.text, place)
  return {
    ...item,
    ids: distinct(item.ids.map((id) => id.replace(/#.*$/, ''))),
    facts: {
      ...item.facts,
      categories: ['travel'],
      level: warnings.length > 0 ? { scheme: 'uk-travel', given: warnings.join(', '), rank: null } : null,
      indicators: warnings,
      countries: countriesNamed(place),
      placeNames: distinct([place]),
    },
  }
}

/** GOV.UK's `alert_status` of the sentences that advise against travel: `avoid_all_travel_to_whole_country` and three more. */
export function warningsIn(text: string, place: string): string[] {
  const sentences = text.slice(0, 20_000).split(/(?<=[.!?])\s+|\n+/)
  return distinct(
    sentences
      .filter((sentence) => !/\bno longer\b|\bnot advis|\blifted\b|\bremoved\b/i.test(sentence))
      .flatMap((one) => warningsOf(one, place)),
  )
}

function warningsOf(sentence: string, place: string): string[] {
  const found = sentence.matchAll(
    /\badvis(?:es?|ed|ing)\b[^.]{0,60}?\bagainst (all(?: but essential)?) travel\b([^.]*)/gi,
  )
  return [...found].map(([, what = '', where = '']) => {
    const extent = isWhole(where, place) ? 'whole_country' : 'parts'
    return `avoid_${what.toLowerCase().replaceAll(' ', '_')}_travel_to_${extent}`
  })
}

/** “to Libya”, “to the whole of Libya”, or to nowhere named. */
function isWhole(where: string, place: string): boolean {
  const to = where.replace(/^\s*(?:to|in)\s+/i, '').replace(/^(?:the whole of|all of)\s+/i, '')
  const rest = to.trim().toLowerCase()
  if (rest === '') return true
  const name = place.toLowerCase()
  return (
    [name, `the ${name}`, `${name} (the whole country)`].includes(rest) ||
    new RegExp(`^(?:the )?${escaped(name)}(?:[,;:]| due | because | at this| based | as )`).test(rest)
  )
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
