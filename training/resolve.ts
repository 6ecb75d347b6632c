// Learns how much each sign counts when a name is resolved: node training/resolve.ts. Prints the weights for src/reading/resolve.ts
// and how many names of the reports kept back go to the right country, and state where that is marked.
import {
  type Counted,
  counted,
  type Named,
  type Sense,
  type Signs,
  scoreOf,
  settled,
  softmax,
} from '../src/reading/resolve.ts'
import { seeded } from '../src/testing/random.ts'
import { type Mark, type Report, reports } from './texts.ts'

const rounds = 30
const all = reports()
const learnt = all.filter((_, i) => i % 5 > 0)
const held = all.filter((_, i) => i % 5 === 0)
let counts: Counted = { ...counted }
console.log('as it stands', share(held, counts).toFixed(4))
const random = seeded(7)
for (let round = 0; round < rounds; round++) {
  const rate = 0.3 / (1 + round)
  for (const report of [...learnt].sort(() => random() - 0.5)) counts = stepped(report, counts, rate)
}
for (const [sign, count] of Object.entries(counts)) console.log(`  ${sign}: ${count.toFixed(2)},`)
console.log(
  'learnt',
  share(held, counts).toFixed(4),
  'on what was learnt from',
  share(learnt, counts).toFixed(4),
)

console.log('none of its candidates, by the power of ten of the largest:', unknownBySize())

/** Of names that the gazetteer knows, but countries: how many mean none of its places, by the largest of them. */
function unknownBySize(): string {
  const sizes = new Map<number, { names: number; none: number }>()
  for (const report of all)
    for (const { sense, marks } of lessonsOf(report, counted))
      for (const { code, kind } of marks) {
        const largest = Math.max(...sense.candidates.map(({ weight }) => weight))
        if (kind === 'country' || !Number.isFinite(largest)) continue
        const size = sizes.get(Math.floor(largest)) ?? { names: 0, none: 0 }
        sizes.set(Math.floor(largest), size)
        size.names++
        if (!sense.candidates.some(({ place }) => lies(place, code))) size.none++
      }
  const sorted = [...sizes].sort(([a], [b]) => a - b)
  return sorted
    .map(([size, { names, none }]) => `${size}: ${(none / names).toFixed(2)} of ${names}`)
    .join(', ')
}

/** One step of logistic regression over the names of a report: towards the candidates that lie where the mark says. */
function stepped(report: Report, before: Counted, rate: number): Counted {
  const after = { ...before }
  for (const { sense, signs, marks } of lessonsOf(report, before)) {
    const right = sense.candidates.map(({ place }) => marks.some(({ code }) => lies(place, code)))
    if (!right.includes(true) || !right.includes(false)) continue
    const shares = softmax(signs.map((one) => scoreOf(one, before)))
    const mass = shares.reduce((sum, value, i) => sum + (right[i] ? value : 0), 0)
    for (const sign of Object.keys(after) as (keyof Counted)[]) {
      const slope = signs.reduce(
        (sum, one, i) =>
          sum + one[sign] * ((right[i] ? (shares[i] as number) / mass : 0) - (shares[i] as number)),
        0,
      )
      after[sign] += rate * slope * 0.1
    }
  }
  return after
}

function share(texts: readonly Report[], counts: Counted): number {
  let [right, known] = [0, 0]
  for (const report of texts)
    for (const { sense, marks } of lessonsOf(report, counts)) {
      if (!sense.candidates.some(({ place }) => marks.some(({ code }) => lies(place, code)))) continue
      const best = sense.candidates[sense.shares.indexOf(Math.max(...sense.shares))]
      known += marks.length
      right += marks.filter(({ code }) => best && lies(best.place, code)).length
    }
  return right / known
}

type Lesson = { sense: Sense; signs: Signs[]; marks: Mark[] }

function lessonsOf({ text, marks }: Report, counts: Counted): Lesson[] {
  const names = marks.map((mark, i): Named => {
    const next = marks[i + 1]
    const before = marks[i - 1]
    return {
      name: text.slice(mark.start, mark.end),
      next: next && text.slice(mark.end, next.start) === ', ' ? text.slice(next.start, next.end) : null,
      behind: before !== undefined && text.slice(before.end, mark.start) === ', ',
      first: i === 0 && mark.start < 200,
    }
  })
  const { senses, signs } = settled(names, [], counts)
  return [...signs].map(([sense, found]) => ({
    sense,
    signs: found,
    marks: marks.filter(({ kind }, i) => senses[i] === sense && kind !== 'demonym'),
  }))
}

function lies(place: { country: string; region: string | null }, code: string): boolean {
  if (place.country !== code.slice(0, 2)) return code === 'XX' && place.country === ''
  return code.length === 2 || place.region === null || place.region === `region:${code}`
}
