// How well reports are grouped into stories, as a stream: npm run eval:stories [-- FILE] [--read] [--json]
// FILE holds a JSON object a line: {id, text, story}, and if known title, publishedAt. Without one the corpus beside the project.
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bCubed, type Labelled } from './stories/b-cubed.ts'
import { baseline, bestBaseline } from './stories/baseline.ts'
import { grouped } from './stories/grouped.ts'

const usual = '../shared/corpora/stories/ecbplus-half.jsonl'
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, read: { type: 'boolean' } },
  allowPositionals: true,
})
const [file = usual] = positionals
if (!existsSync(file)) {
  console.error(`${file} is not here. Give a file of lines {id, text, story}: npm run eval:stories -- FILE`)
  process.exit(2)
}
const reports = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Labelled)

const ours = grouped(reports, { reads: values.read === true })
const rows = [
  { name: 'Alarum', ...bCubed(reports, ours.groups), perSecond: ours.perSecond },
  ...(values.read ? [] : [withReading()]),
  { name: 'TF-IDF centroids, cosine ≥ .25', ...bCubed(reports, baseline(reports, 0.25)), perSecond: null },
  bestOfBaseline(),
]
if (values.json)
  console.log(JSON.stringify({ file, reports: reports.length, candidates: ours.candidates, rows }))
else print()

function withReading() {
  const read = grouped(reports, { reads: true })
  return { name: 'Alarum, with what it reads', ...bCubed(reports, read.groups), perSecond: read.perSecond }
}

function bestOfBaseline() {
  const { threshold, groups } = bestBaseline(reports)
  const name = `TF-IDF centroids, best threshold here (${threshold})`
  return { name, ...bCubed(reports, groups), perSecond: null }
}

function print() {
  console.log(
    `${file}: ${reports.length} reports, ${new Set(reports.map(({ story }) => story)).size} stories`,
  )
  console.log(`${'B-cubed'.padEnd(46)}     P     R    F1  groups  reports/s`)
  for (const { name, precision, recall, f1, groups, perSecond } of rows)
    console.log(
      `${name.padEnd(46)} ${two(precision)} ${two(recall)} ${two(f1)} ${String(groups).padStart(7)}  ${perSecond === null ? '' : Math.round(perSecond)}`,
    )
  console.log(`candidates a report: mean ${ours.candidates.mean.toFixed(1)}, at most ${ours.candidates.most}`)
}

function two(share: number) {
  return share.toFixed(3).replace(/^0/, '').padStart(5)
}
