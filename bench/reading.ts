// Places read in marked-up news, beside published figures: node bench/reading.ts [FOLDER of the corpora] [--json].
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { placesIn } from '../src/reading/places.ts'
import { readText } from '../src/reading/read.ts'
import { type Score, type Spot, score } from './reading/score.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' } },
})
const folder = positionals[0] ?? '../shared/corpora/geoparsing'
const corpora = [
  { name: 'LGL', file: 'lgl-half.jsonl', demonyms: true },
  { name: 'TR-News', file: 'tr-news.jsonl', demonyms: true },
  { name: 'GeoVirus', file: 'geovirus.jsonl', demonyms: false },
]
type Line = { id: string; text: string; places: Spot[] }

if (!existsSync(join(folder, 'lgl-half.jsonl'))) {
  console.error(`No marked-up news in ${folder}; give the folder that holds lgl-half.jsonl.`)
  process.exit(1)
}
const began = performance.now()
placesIn('Baghdad', [])
const startMs = performance.now() - began
const rows = corpora.map(({ name, file, demonyms }) => {
  const lines = readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
  const at = performance.now()
  const texts = lines.map(({ text, places }) => ({ gold: places, found: placesRead(text, demonyms) }))
  const seconds = (performance.now() - at) / 1000
  return { name, ...score(texts), textsASecond: Math.round(lines.length / seconds) }
})
if (values.json) console.log(JSON.stringify({ rows, startMs, peakMb: peakMb() }, null, 2))
else {
  console.log(
    '| corpus | precision | recall | exact F1 | overlap F1 | within 161 km, of gold | of found | AUC | texts/s |',
  )
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|')
  for (const row of rows) console.log(lineOf(row))
  console.log(`First text after ${Math.round(startMs)} ms; ${peakMb()} MB at most.`)
}

function placesRead(text: string, demonyms: boolean): Spot[] {
  const reading = readText(text)
  if (!('drafts' in reading)) return []
  return reading.drafts.flatMap((draft) =>
    draft.places.flatMap(({ start, end, lat, lon, kind }) =>
      demonyms || (kind as string) !== 'demonym' ? [{ start, end, lat, lon }] : [],
    ),
  )
}

function lineOf(row: Score & { name: string; textsASecond: number }) {
  const shown = [row.precision, row.recall, row.exact, row.overlap, row.ofGold, row.ofFound, row.auc]
  return `| ${row.name} | ${shown.map((share) => share.toFixed(3)).join(' | ')} | ${row.textsASecond} |`
}

function peakMb() {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}
