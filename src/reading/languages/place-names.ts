import { nameWeight } from '../../geography/gazetteer.ts'
import { countryNamed } from '../place-lookup.ts'
import { nominatives } from './inflection.ts'

export type Token = { text: string; start: number; end: number }
/** A stretch of a text that may name a place, and the name under which a gazetteer has it. */
export type NameSpan = { start: number; end: number; lookup: string; weight: number; attached: boolean }

const longest = 4
const mostVariants = 60
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’ʼ][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
/** What Arabic writes before a name without a space, longest first; `lookup` is what the name itself begins with then. */
const joined: readonly (readonly [RegExp, string])[] = [
  [/^[وف]?لل(?=\p{L}{3})/u, 'ال'],
  [/^[وف]?[بلك](?=\p{L}{3})/u, ''],
  [/^[وف](?=\p{L}{3})/u, ''],
]
/** What French writes before a name without a space. */
const elided = /^(?:d|l|qu|jusqu|s|n)['’](?=\p{Lu})/iu

/** The words of a text, an elided French article cut off. Offsets are UTF-16. */
export function tokensOf(text: string, language: string): Token[] {
  return [...text.matchAll(wordPattern)].map(({ 0: word, index }) => {
    const cut = language === 'fr' ? (elided.exec(word)?.[0].length ?? 0) : 0
    return { text: word.slice(cut), start: index + cut, end: index + word.length }
  })
}

/** The longest name that begins at a token and that a gazetteer has in some form; null where there is none. */
export function nameAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  language: string,
): NameSpan | null {
  for (let length = longest; length > 0; length--) {
    const some = tokens.slice(at, at + length)
    if (some.length < length || !areJoined(text, some)) continue
    const span = language === 'ar' ? arabicName(text, some) : casedName(some, language)
    if (span) return span
  }
  return null
}

function areJoined(text: string, tokens: readonly Token[]): boolean {
  return tokens.every((token, i) => i === 0 || text.slice(tokens[i - 1]?.end, token.start) === ' ')
}

function casedName(tokens: readonly Token[], language: string): NameSpan | null {
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token]
  if (!/^\p{Lu}/u.test(first.text)) return null
  const generic = /^(?:област|обл|кра[йеюя]|район|округ)/u.test(last.text) && tokens.length > 1
  if (!/^\p{Lu}/u.test(last.text) && !generic) return null
  let variants = ['']
  for (const token of tokens) {
    const forms = nominatives(token.text, language)
    variants = variants.flatMap((head) => forms.map((form) => (head ? `${head} ${form}` : form)))
    if (variants.length > mostVariants * 4) variants = variants.slice(0, mostVariants * 4)
  }
  const best = heaviest(variants)
  return best && { start: first.start, end: last.end, attached: false, ...best }
}

function arabicName(text: string, tokens: readonly Token[]): NameSpan | null {
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token]
  if (!/^\p{Script=Arabic}/u.test(first.text)) return null
  const whole = text.slice(first.start, last.end)
  const own = heaviest([whole])
  const bare = joined.flatMap(([prefix, begins]) => {
    const cut = prefix.exec(whole)?.[0].length ?? 0
    const found = cut > 0 ? heaviest([begins + whole.slice(cut)]) : null
    const attached = /[بل]/.test(whole.slice(0, cut))
    return found ? [{ start: first.start + cut, end: last.end, attached, ...found }] : []
  })
  const all = [...(own ? [{ start: first.start, end: last.end, attached: false, ...own }] : []), ...bare]
  return all.sort((a, b) => b.weight - a.weight)[0] ?? null
}

const known = new Map<string, number | null>()
const mostKnown = 20_000

/** A country weighs more than any town. */
function weightOfName(name: string): number | null {
  const before = known.get(name)
  if (before !== undefined) return before
  const weight = countryNamed(name) ? 9 : nameWeight(name)
  if (known.size >= mostKnown) known.clear()
  known.set(name, weight)
  return weight
}

/** What is written counts a little more than a form it may stand for. */
function heaviest(names: readonly string[]): { lookup: string; weight: number } | null {
  let best: { lookup: string; weight: number } | null = null
  for (const [i, lookup] of names.entries()) {
    const weight = weightOfName(lookup)
    const counts = weight === null ? null : weight - (i === 0 ? 0 : 0.7)
    if (counts !== null && (best === null || counts > best.weight)) best = { lookup, weight: counts }
  }
  return best
}
