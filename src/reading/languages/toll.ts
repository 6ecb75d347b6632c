import type { LanguageRules } from './rules.ts'
import { lettersOf, wholeWords } from './words.ts'

/** How many a text says died and were hurt; 0 where it gives no number. */
export type Toll = { dead: number; hurt: number }
type Hit = { start: number; end: number; value: number }
type Patterns = Record<'number' | 'dead' | 'hurt' | 'deadBefore' | 'hurtBefore', RegExp> & {
  values: Map<string, number>
  unit: RegExp
}

const made = new Map<string, Patterns>()
/** What a number counts that counts no people. */
const units =
  'h|km|км|кг|m|м|heures?|horas?|uhr|час*|годин*|minut*|минут*|хвилин*|minutos?|ans|años|anos|jahr*|лет|год*|років|рок[уи]|عاما|سنة|ساعة|دقيقة|euros?|dollars?|dólares|reais|долл*|млн|тыс*|гривень|cas|casos|fälle*|случа*|випадк*|إصابة|fois|vols?|рейс*|hectares|hektar|гектар*|kilom*|кіломет*|километ*|metros?|meter*|метр*|كيلومترا?'

/** The highest numbers of dead and hurt in a text of the language, already gone through `plainly`. Linear in its sentences. */
export function tollIn(text: string, rules: LanguageRules): Toll {
  const patterns = patternsOf(rules)
  const toll = { dead: 0, hurt: 0 }
  for (const part of text.split(/[\n;]|(?<=[.!?؟]) /)) {
    const numbers = numbersIn(part.slice(0, 1500), patterns)
    if (numbers.length === 0) continue
    const [behind, before] = [
      counted(part, numbers, patterns, 'dead'),
      counted(part, numbers, patterns, 'hurt'),
    ]
    toll.dead = Math.max(toll.dead, behind)
    toll.hurt = Math.max(toll.hurt, before)
  }
  return toll
}

/** What the numbers stand beside: "zwei Passanten getötet" before the word, "murieron dos" behind it. */
function counted(part: string, numbers: readonly Hit[], patterns: Patterns, what: 'dead' | 'hurt'): number {
  const other = what === 'dead' ? patterns.hurt : patterns.dead
  let most = 0
  for (const { index } of part.slice(0, 1500).matchAll(patterns[what])) {
    const one = numbers.findLast(({ end }) => end <= index)
    const gap = one ? part.slice(one.end, index) : ''
    if (one && isGap(gap, one.value === 1 ? 3 : 6) && gap.search(other) < 0) most = Math.max(most, one.value)
  }
  for (const { index, 0: word } of part.slice(0, 1500).matchAll(patterns[`${what}Before`])) {
    const end = index + word.length
    const one = numbers.find(({ start }) => start >= end)
    if (!one || !isGap(part.slice(end, one.start), 4)) continue
    most = Math.max(most, one.value)
  }
  return most
}

function isGap(gap: string, most: number): boolean {
  return gap.length < 120 && /^(?: [^\s.,;:!?()،]+)* $/u.test(gap) && gap.split(' ').length - 2 <= most
}

function numbersIn(part: string, { number, values, unit }: Patterns): Hit[] {
  return [...part.matchAll(number)].flatMap((hit) => {
    const word = hit[1] ?? ''
    const start = hit.index + hit[0].length - word.length
    const end = start + word.length
    const value = values.get(word.toLowerCase()) ?? Number(word.replace(/[ .,]/g, ''))
    return unit.test(part.slice(end, end + 24)) || !Number.isFinite(value) ? [] : [{ start, end, value }]
  })
}

function patternsOf({ words }: LanguageRules): Patterns {
  const known = made.get(words.code)
  if (known) return known
  const pairs = words.toll.numbers.split(' ').map((pair) => pair.split(':') as [string, string])
  const values = new Map(pairs.map(([word, value]) => [lettersOf(word), Number(value)]))
  const names = [...values.keys()].sort((a, b) => b.length - a.length).join('|')
  const months = words.dates.months.replaceAll(' ', '|').replaceAll('/', '|').replaceAll('_', ' ')
  const every = (list: string) => wholeWords(list, words.joined, 'giu')
  const patterns = {
    values,
    number: new RegExp(
      `(?<![\\p{L}\\p{N}.,:/-])[وف]?(\\d{1,3}(?:[ .]\\d{3})+|\\d{1,6}|${names})(?![\\p{L}\\p{N}:/-]|[.,]\\d)`,
      'giu',
    ),
    unit: new RegExp(`^ ?(?:%|(?:de )?(?:${lettersOf(`${units}|${months}`)})(?!\\p{L}))`, 'iu'),
    dead: every(words.toll.dead),
    hurt: every(words.toll.hurt),
    deadBefore: every(words.toll.deadBefore),
    hurtBefore: every(words.toll.hurtBefore),
  }
  made.set(words.code, patterns)
  return patterns
}
