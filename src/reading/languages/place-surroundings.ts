import type { Place } from '../../geography/area.ts'
import type { NameSpan, Token } from './place-names.ts'
import type { PlacePatterns } from './place-patterns.ts'
import { plainly } from './words.ts'

/** A name with what stands around it: a locative word, a place right before it, a sentence's beginning, more of a longer name. */
export type Surroundings = {
  text: string
  locative: boolean
  beside: boolean
  opens: boolean
  joins: boolean
  unlikely: boolean
}
export type Seen = NameSpan & Surroundings & { words: number; fixed: Place | undefined }

/** "Подмосковной Балашихе": an adjective before a name is no part of it. */
const slavicAdjective = /(?:ск|цк|вн|н)(?:ой|ом|ая|ое|ий|ый|ого|ій|ої|ою|ому|ім)$/u

/** A street is called after a place that lies elsewhere. */
export const street =
  /(?<!\p{L})(?:rue|avenue|boulevard|place|calle|avenida|av\.|plaza|rua|praça|rodovia|улиц\p{L}*|ул\.|проспект\p{L}*|площад\p{L}*|вулиц\p{L}*|вул\.|площ\p{L}*|шосе|шоссе|شارع|ميدان|ساحة)(?: (?:de|du|de la|d'|del|do|da))? ?$/iu

export function surroundingsOf(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: number,
  span: NameSpan,
  last: NameSpan | undefined,
  { locative, joint, generic }: PlacePatterns,
) {
  const before = plainly(text.slice(Math.max(0, span.start - 40), span.start))
  const [left, right] = [tokens[at - 1], tokens[at + words]]
  const touches = (one: Token | undefined, gap: string) =>
    one !== undefined &&
    gap === ' ' &&
    /^\p{Lu}/u.test(one.text) &&
    !generic.test(one.text) &&
    !slavicAdjective.test(one.text)
  const onStreet = street.test(before)
  const opens = /(?:^|[.!?…»"]\s+|\n\s*)$/u.test(before)
  const quoted = /[«„“"]$/u.test(before)
  const leftOpens =
    left !== undefined && /(?:^|[.!?…]\s+|\n\s*)$/u.test(text.slice(Math.max(0, left.start - 4), left.start))
  return {
    text: text.slice(span.start, span.end),
    locative: span.attached || locative.test(before),
    beside:
      last !== undefined &&
      last.end < span.start &&
      last.end > span.start - 8 &&
      joint.test(text.slice(last.end, span.start)),
    opens,
    unlikely: onStreet || (quoted && /^[»“”"]/u.test(text.slice(span.end, span.end + 1))),
    joins:
      onStreet ||
      quoted ||
      (touches(left, text.slice(left?.end, span.start)) && !leftOpens && !locative.test(before)) ||
      touches(right, text.slice(span.end, right?.start)),
  }
}

/** A word of the language is a place only where the place is large; what is part of a longer name is none. */
export function isOrdinary(one: Seen, { ordinary, never, generic }: PlacePatterns): boolean {
  const word = plainly(one.text).toLowerCase()
  if (one.joins && (one.weight < 9 || one.unlikely)) return true
  if (one.words > 1) return never.has(word)
  if (never.has(word) || generic.test(word) || word.length < 2) return true
  return one.weight < 7 && ordinary.some((pattern) => pattern.exec(word)?.[0].length === word.length)
}
