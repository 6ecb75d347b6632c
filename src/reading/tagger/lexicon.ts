import { countryByName } from '../../geography/countries.ts'
import { countryByDemonym } from '../../geography/demonyms.ts'
import { nameWeight } from '../../geography/gazetteer.ts'
import { areaByName } from '../../geography/large-areas.ts'
import { regionByShortName } from '../../geography/short-names.ts'
import type { Token } from './tokens.ts'

/** What a run of tokens may name: the longest that is known at each start. `size` is a power of ten of people. */
export type Match = {
  from: number
  to: number
  kind: 'country' | 'demonym' | 'area' | 'short' | 'place'
  size: number
}

const longest = 5

/** Names known to the gazetteer, as they begin at each token; undefined where none does. Only capitals begin a name. */
export function matchesOf(text: string, tokens: readonly Token[]): (Match | undefined)[] {
  return tokens.map((token, i) => (beginsName(token) ? longestAt(text, tokens, i) : undefined))
}

export function beginsName({ text }: Token): boolean {
  return /^(?:\p{Lu}|\p{Lo})/u.test(text) || /^(?:al|el|as|ash|ar|an|ad|az|at)$/.test(text)
}

function longestAt(text: string, tokens: readonly Token[], from: number): Match | undefined {
  const start = (tokens[from] as Token).start
  let to = from
  while (to + 1 < tokens.length && to + 1 < from + longest && joins(tokens, to + 1)) to++
  for (; to >= from; to--) {
    const last = tokens[to] as Token
    if (
      !/[\p{L}\p{N}.]$/u.test(last.text) ||
      (last.text === '.' && !/^(?:st|mt|ft)$/.test(tokens[to - 1]?.lower ?? ''))
    )
      continue
    const known = knownAs(text.slice(start, last.end))
    if (known) return { from, to, ...known }
  }
  return undefined
}

/** Whether a token may go on a name: a word after a space, or what hyphens and points hold together. */
function joins(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  if (token.line) return false
  if (/^[\p{L}\p{M}]/u.test(token.text)) return true
  return token.text === '-' || (token.text === '.' && !token.space)
}

type Known = Omit<Match, 'from' | 'to'> | undefined
/** Names looked up lately, and those before them: what is asked for again moves on, the rest is forgotten in its turn. */
let [lately, before] = [new Map<string, Known>(), new Map<string, Known>()]
const mostKnown = 30_000

function knownAs(name: string): Known {
  if (lately.has(name)) return lately.get(name)
  const found = before.has(name) ? before.get(name) : look(name)
  if (lately.size >= mostKnown) [lately, before] = [new Map(), lately]
  lately.set(name, found)
  return found
}

function look(name: string): Omit<Match, 'from' | 'to'> | undefined {
  if (name.length < 2 || name.length > 60) return undefined
  const plain = name.replace(/^(?:the|The) /, '')
  if (
    countryByName(plain.replaceAll('.', '')) !== undefined &&
    (plain.length > 3 || plain === plain.toUpperCase())
  )
    return { kind: 'country', size: 8 }
  if (countryByDemonym(plain) !== undefined) return { kind: 'demonym', size: 7 }
  if (regionByShortName(name)) return { kind: 'short', size: 6 }
  if (areaByName(plain)) return { kind: 'area', size: 8 }
  const size = nameWeight(name)
  return size === null ? undefined : { kind: 'place', size }
}
