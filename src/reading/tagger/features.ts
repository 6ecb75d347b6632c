import { isGivenName } from './given-names.ts'
import { type Match, matchesOf } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** Buckets that features are hashed into; a power of two. */
export const buckets = 2 ** 18

/** Features of a token. */
export const perToken = 33

/** The buckets of every token's features, `perToken` for each, one token after the other. */
export function featuresOf(text: string, tokens: readonly Token[]): Uint32Array {
  const matches = matchesOf(text, tokens)
  const cover = coverOf(tokens.length, matches)
  const words = tokens.map((token) => hash(token.lower))
  const shapes = tokens.map((token, i) => hash(shapeOf(token, tokens[i - 1])))
  const gaz = tokens.map((_, i) => hash(gazetteerOf(i, cover[i])))
  const people = tokens.map(({ text }) => (/^\p{Lu}/u.test(text) && isGivenName(text) ? 3 : 4))
  const whole = wholeText(tokens)
  const runs = runsOf(tokens)
  const at = (list: readonly number[], i: number) => list[i] ?? 7
  const found = new Uint32Array(tokens.length * perToken)
  let [filled, name] = [0, 1]
  const add = (first: number, second = 0, third = 0, fourth = 0) => {
    const value = mix(mix(mix(mix(Math.imul(name++, 0x9e3779b1), first), second), third), fourth)
    found[filled++] = (value >>> 0) & (buckets - 1)
  }
  for (const [i, token] of tokens.entries()) {
    name = 1
    const [w, s, g] = [at(words, i), at(shapes, i), at(gaz, i)]
    const [last, next] = [at(words, i - 1), at(words, i + 1)]
    const run = runs[i] as Run
    const [before, after] = [at(words, run.from - 1), at(words, run.to + 1)]
    const said = hash(whole(token))
    add(0)
    add(w)
    add(s)
    add(g)
    add(g, s)
    add(last)
    add(next)
    add(last, s)
    add(last, g)
    add(next, g)
    add(at(words, i - 2), last)
    add(next, at(words, i + 2))
    add(last, w)
    add(w, next)
    add(at(gaz, i - 1), g)
    add(g, at(gaz, i + 1))
    add(at(shapes, i - 1), s, at(shapes, i + 1))
    add(hash(token.lower.slice(-3)), s)
    add(hash(token.lower.slice(-4)))
    add(hash(token.lower.slice(0, 3)), s)
    add(before, i - run.from, s)
    add(after, run.to - i, s)
    add(before, after, s)
    add(g, run.to - run.from, i - run.from)
    add(at(words, run.to), g)
    add(at(words, run.from), g)
    add(hash(commaAfter(tokens, i, cover)), g)
    add(hash(commaBefore(tokens, i, cover)), g)
    add(at(people, i - 1), at(people, i), at(people, i + 1), s)
    add(at(people, run.from), i - run.from, run.to - run.from)
    add(at(people, i - 2), at(people, i - 1), g)
    add(said, g)
    add(said, s)
  }
  return found
}

/** The longest known name over each token: of two that overlap the one that begins first. */
function coverOf(length: number, matches: readonly (Match | undefined)[]): (Match | undefined)[] {
  const cover: (Match | undefined)[] = new Array(length)
  for (let i = 0; i < length; i++) {
    const match = matches[i]
    if (!match) continue
    for (let k = match.from; k <= match.to; k++) cover[k] = match
    i = match.to
  }
  return cover
}

function gazetteerOf(i: number, match: Match | undefined): string {
  if (!match) return '-'
  const place = match.from === i ? 'B' : 'I'
  return `${place}${match.kind}${Math.round(match.size)}${match.to > match.from ? '+' : ''}`
}

function shapeOf({ text, line, space }: Token, before: Token | undefined): string {
  const start = line ? '^' : before && /^[.!?:"“”]$/.test(before.text) ? '.' : space ? '' : '_'
  if (/^\p{N}/u.test(text)) return `${start}9`
  if (!/^\p{L}/u.test(text)) return `${start}${text}`
  if (text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase())
    return `${start}AA${text.length < 4 ? text.length : ''}`
  if (/^\p{Lu}/u.test(text)) return `${start}Aa`
  return `${start}${/^\p{Lo}/u.test(text) ? 'o' : 'a'}`
}

type Run = { from: number; to: number }

/** The run of capitalised words that each token stands in, small particles within it; itself where it is in none. */
function runsOf(tokens: readonly Token[]): Run[] {
  const runs: Run[] = tokens.map((_, i) => ({ from: i, to: i }))
  const capital = (token: Token | undefined) => token !== undefined && /^\p{Lu}/u.test(token.text)
  for (let from = 0; from < tokens.length; from++) {
    if (!capital(tokens[from])) continue
    let to = from
    for (let i = from + 1; i < tokens.length && !(tokens[i] as Token).line; i++) {
      if (capital(tokens[i])) to = i
      else if (!/^(?:of|de|del|da|do|dos|la|el|al|bin|-|\.)$/.test((tokens[i] as Token).lower) || i - to > 2)
        break
      else if ((tokens[i] as Token).text === '.' && (tokens[i - 1] as Token).text.length > 2) break
    }
    for (let i = from; i <= to; i++) runs[i] = { from, to }
    from = to
  }
  return runs
}

/** "…, Texas": what known name follows a comma, …  */
function commaAfter(tokens: readonly Token[], i: number, cover: readonly (Match | undefined)[]): string {
  const end = cover[i]?.to ?? i
  if (tokens[end + 1]?.text !== ',') return '-'
  const next = cover[end + 2]
  return next ? `,${next.kind}${next.size > 6 ? 'L' : ''}` : ','
}

/** … and what stands before one. */
function commaBefore(tokens: readonly Token[], i: number, cover: readonly (Match | undefined)[]): string {
  const start = cover[i]?.from ?? i
  if (tokens[start - 1]?.text !== ',') return '-'
  const last = cover[start - 2]
  return last ? `${last.kind},` : ','
}

const locative =
  /^(?:in|near|at|from|outside|across|throughout|around|downtown|toward|towards|northern|southern|eastern|western|central)$/
const titles =
  /^(?:mr|mrs|ms|dr|president|minister|judge|mayor|sheriff|sen|rep|gov|gen|col|capt|sgt|lt|chief|senator|governor|coach|professor|sir|king|queen|prince|sheikh|pope)$/
const speaks = /^(?:said|says|told|added|asked|wrote|argued|who|spoke|recalled|testified)$/

/** What the rest of the text says of a word: stood behind "in", behind a title or a first name, before "said", or without a capital. */
function wholeText(tokens: readonly Token[]): (token: Token) => string {
  const said = new Map<string, number>()
  const note = (word: string, what: number) => said.set(word, (said.get(word) ?? 0) | what)
  for (const [i, token] of tokens.entries()) {
    if (/^\p{Ll}/u.test(token.text)) note(token.lower, 16)
    if (!/^\p{Lu}/u.test(token.text)) continue
    const [before, next] = [tokens[i - 1], tokens[i + 1]]
    if (before && locative.test(before.lower)) note(token.lower, 1)
    const title = before?.text === '.' ? tokens[i - 2] : before
    if (title && titles.test(title.lower)) note(token.lower, 2)
    if (next && speaks.test(next.lower)) note(token.lower, 4)
    if (before && /^\p{Lu}\p{Ll}/u.test(before.text) && token.space) note(token.lower, 8)
  }
  return ({ lower }) => String(said.get(lower) ?? 0)
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value
}

function mix(value: number, part: number): number {
  const mixed = Math.imul(value ^ part, 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}
