import { type Day, plusDays } from './instants.ts'

/** The end of time for an open range: sorts after every day and is a valid PostgreSQL date. */
export const openEnd = '9999-12-31'

export type Horizon = { text: string; index: number; from: Day; to: Day }

/**
 * Phrases of outlook and the days they reach. The figures are this project's policy for words that no source
 * defines: "coming days" a week, "near term" a fortnight.
 */
const phrases: readonly (readonly [RegExp, number | null])[] = [
  [
    /\b(?:over|in|for|during|within|throughout) the (?:coming|next(?: few| several)?|following|ensuing) hours\b/gi,
    1,
  ],
  [
    /\b(?:over|in|for|during|within|throughout) the (?:coming|next(?: few| several)?|following|ensuing) days\b/gi,
    7,
  ],
  [/\b(?:over|in|for|during|within|throughout) the (?:coming|next) days (?:and|to) weeks\b/gi, 21],
  [
    /\b(?:over|in|for|during|within|throughout) the (?:coming|next(?: few| several)?|following|ensuing) weeks\b/gi,
    28,
  ],
  [
    /\b(?:over|in|for|during|within|throughout) the (?:coming|next(?: few| several)?|following) months\b/gi,
    90,
  ],
  [
    /\b(?:over|in|for|during) the (?:near|short|immediate)[ -]?(?:term|future)\b|\bin the near[ -](?:term|future)\b/gi,
    14,
  ],
  [/\bnear[ -]term\b|\bshort[ -]term\b/gi, 14],
  [/\b(?:over|in|for|during) the medium[ -]term\b/gi, 90],
  [/\b(?:over|in|for|during) the (?:long(?:er)?)[ -]term\b/gi, 365],
  [
    /\buntil further notice\b|\bindefinitely\b|\bfor the foreseeable future\b|\bfor an? (?:indefinite|undetermined) period\b/gi,
    null,
  ],
  [/\bdans les (?:prochains|tout prochains) jours\b|\b(?:au cours|lors) des prochains jours\b/gi, 7],
  [/\bdans les prochaines heures\b|\bau cours des prochaines heures\b/gi, 1],
  [/\b(?:au cours|lors|dans) (?:des|les) prochaines semaines\b/gi, 28],
  [/\bà court terme\b/gi, 14],
  [/\bjusqu.à nouvel ordre\b/gi, null],
  [/\ben los próximos días\b/gi, 7],
  [/\ben las próximas horas\b/gi, 1],
  [/\bhasta nuevo aviso\b/gi, null],
]
const counted =
  /\b(?:over|in|for|during|within) (?:the )?(?:next|coming|following) (?:(\d{1,3})[-–—](?:\d{1,3})|(\d{1,3}|two|three|four|five|six|seven)) ?[-–]?(hours?|days?|weeks?|months?)\b/gi
const numbers: Record<string, number> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7 }

/** The outlook phrases of a text, with the days they mean when said on the reference day. */
export function horizonsIn(text: string, reference: Day): Horizon[] {
  const found = phrases.flatMap(([pattern, days]) =>
    [...text.matchAll(pattern)].map((hit) => {
      return {
        text: hit[0],
        index: hit.index,
        from: reference,
        to: days === null ? openEnd : plusDays(reference, days),
      }
    }),
  )
  for (const hit of text.matchAll(counted)) {
    const upper = /[-–—](\d{1,3}) ?[-–]?(?:hour|day|week|month)/i.exec(hit[0])?.[1] ?? hit[2] ?? '1'
    const days = Math.ceil((numbers[upper.toLowerCase()] ?? Number(upper)) * lengthOf(hit[3] ?? ''))
    found.push({ text: hit[0], index: hit.index, from: reference, to: plusDays(reference, days) })
  }
  return found.filter((one, at) => !found.some((other, i) => i !== at && covers(other, one, i < at)))
}

function lengthOf(unit: string): number {
  if (/^h/i.test(unit)) return 1 / 24
  if (/^w/i.test(unit)) return 7
  return /^m/i.test(unit) ? 30 : 1
}

function covers(other: Horizon, one: Horizon, first: boolean): boolean {
  const inside = other.index <= one.index && other.index + other.text.length >= one.index + one.text.length
  return inside && (other.text.length > one.text.length || first)
}
