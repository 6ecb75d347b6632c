// How long awkward texts take to read as they grow: node bench/reading/linear.ts. Twice the text should take about twice as long.

import { explained } from '../../src/reading/explained.ts'
import { readSource } from '../../src/reading/read-source.ts'
import { shapes } from '../../src/testing/awkward-texts.ts'

readMs('Warm words about Baghdad, Iraq. '.repeat(500))
console.log('| shape | 64 kB | 128 kB | 256 kB | 1 MB | 256 kB by 128 kB |\n|---|--:|--:|--:|--:|--:|')
for (const [name, shape] of Object.entries(shapes)) {
  const times = [65_536, 131_072, 262_144, 1_048_576].map((length) => readMs(shape(length)))
  const growth = (times[2] ?? 0) / Math.max(1, times[1] ?? 1)
  console.log(`| ${name} | ${times.map((ms) => `${Math.round(ms)} ms`).join(' | ')} | ${growth.toFixed(1)} |`)
}

function readMs(text: string): number {
  const began = performance.now()
  const read = readSource(text, { now: '2026-03-07T12:00:00Z' })
  if ('drafts' in read) for (const draft of read.drafts) explained(draft, read.text)
  return performance.now() - began
}
