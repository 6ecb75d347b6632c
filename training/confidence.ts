// Counts how often each judgement of the reader is right, by what it rests on: node training/confidence.ts [--check].
// Counted on the labelled reports that may be looked at; `npm run eval:reading` shows how that holds on the others.
import { readFileSync, writeFileSync } from 'node:fs'
import { type Labelled, labelledReports, labelOf, readReport } from '../bench/reading/labelled.ts'
import { type Counts, groundsOf, type Judged } from '../src/reading/confidence.ts'

const counts: Counts = { category: {}, severity: {}, certainty: {}, phase: {}, eventDate: {}, countries: {} }
for (const report of labelledReports().looked) count(report)
const file = new URL('../src/reading/confidence.json', import.meta.url)
const written = `${JSON.stringify(counts, null, 2)}\n`
if (process.argv.includes('--check') && readFileSync(file, 'utf8') !== written) {
  console.error('The counts are not those of the labelled reports: run npm run train.')
  process.exit(1)
}
writeFileSync(file, written)

function count(report: Labelled) {
  const draft = readReport(report)
  if (!draft) return
  for (const [judged, ground] of Object.entries(groundsOf(draft))) {
    const label = labelOf(judged as Judged, draft, report)
    if (label === null) continue
    const of = counts[judged as Judged]
    const seen = of[ground] ?? {}
    of[ground] = seen
    seen[label] = (seen[label] ?? 0) + 1
  }
}
