// Learns the weights of the place tagger from the reports in training/texts: node training/train.ts [--held N].
// The same texts give the same file; with --check it only says whether they still do. With --held one report in N is kept back, and what is found in those is printed.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  begin,
  decoded,
  inside,
  labels,
  noWeights,
  outside,
  type Weights,
} from '../src/reading/tagger/decode.ts'
import { featuresOf, perToken } from '../src/reading/tagger/features.ts'
import { spansOf } from '../src/reading/tagger/spans.ts'
import { tokensOf } from '../src/reading/tagger/tokens.ts'
import { packed } from '../src/reading/tagger/weights.ts'
import { type Random, seeded } from '../src/testing/random.ts'
import { type Report, reports } from './texts.ts'
import { varied } from './vary.ts'

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    held: { type: 'string' },
    rounds: { type: 'string', default: '10' },
  },
})
const every = values.held === undefined ? 0 : Number(values.held)
const all = reports()
const held = all.filter((_, i) => every > 0 && i % every === 0)
const learnt = all.filter((one) => !held.includes(one))
console.log(`${learnt.length} reports, ${learnt.reduce((sum, { marks }) => sum + marks.length, 0)} places`)
const weights = learn(learnt, Number(values.rounds))
if (held.length > 0) tell(weights, held)
else {
  const file = new URL('../src/reading/tagger/weights.zst', import.meta.url)
  const bytes = packed(weights)
  if (values.check && !readFileSync(file).equals(bytes)) {
    console.error('The weights are not those of training/texts: run npm run train.')
    process.exit(1)
  }
  if (!values.check) writeFileSync(file, bytes)
  console.log(`${Math.round(bytes.length / 1024)} kB`)
}

/** An averaged structured perceptron: each report is read with what is known so far, and the difference is learnt. */
function learn(texts: readonly Report[], rounds: number): Weights {
  const [now, sum] = [noWeights(), noWeights()]
  const random = seeded(20260107)
  let step = 1
  for (let round = 0; round < rounds; round++)
    for (const report of shuffled(texts, random)) {
      const { features, wanted } = lesson(round % 2 === 0 ? report : varied(report, random))
      const found = decoded(features, now)
      if (found.some((label, i) => label !== wanted[i])) correct(now, sum, step, { features, wanted, found })
      step++
    }
  for (const part of ['features', 'transitions'] as const)
    for (let i = 0; i < now[part].length; i++) (now[part][i] as number) -= (sum[part][i] as number) / step
  return now
}

type Lesson = { features: Uint32Array; wanted: Uint8Array }

function correct(
  now: Weights,
  sum: Weights,
  step: number,
  { features, wanted, found }: Lesson & { found: Uint8Array },
) {
  const change = (part: keyof Weights, at: number, by: number) => {
    ;(now[part][at] as number) += by
    ;(sum[part][at] as number) += by * step
  }
  for (let i = 0; i < wanted.length; i++) {
    const [right, wrong] = [wanted[i] as number, found[i] as number]
    if (right !== wrong)
      for (const at of features.subarray(i * perToken, (i + 1) * perToken)) {
        change('features', at * labels + right, 1)
        change('features', at * labels + wrong, -1)
      }
    if (i === 0) continue
    change('transitions', (wanted[i - 1] as number) * labels + right, 1)
    change('transitions', (found[i - 1] as number) * labels + wrong, -1)
  }
}

function lesson({ text, marks }: Report): Lesson {
  const tokens = tokensOf(text)
  const wanted = Uint8Array.from(tokens, ({ start, end }) => {
    const over = marks.find((mark) => mark.start < end && start < mark.end)
    return over === undefined ? outside : over.start >= start ? begin : inside
  })
  return { features: featuresOf(text, tokens), wanted }
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    ;[copy[i], copy[k]] = [copy[k] as T, copy[i] as T]
  }
  return copy
}

function tell(weights: Weights, texts: readonly Report[]) {
  let [equal, found, marked] = [0, 0, 0]
  for (const { text, marks } of texts) {
    const tokens = tokensOf(text)
    const spans = spansOf(tokens, decoded(featuresOf(text, tokens), weights))
    found += spans.length
    marked += marks.length
    equal += spans.filter((one) =>
      marks.some((mark) => mark.start === one.start && mark.end === one.end),
    ).length
  }
  console.log(
    `held back: precision ${(equal / found).toFixed(3)}, recall ${(equal / marked).toFixed(3)}, of ${marked}`,
  )
}
