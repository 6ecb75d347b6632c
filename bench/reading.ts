// What is read in reports of our own with labels, and places in marked-up news: node bench/reading.ts [FOLDER of the corpora] [--json].
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { distanceKm } from '../src/geography/measure.ts'
import { placesIn } from '../src/reading/places.ts'
import { readText } from '../src/reading/read.ts'
import { judgedIn, labelledByLanguage, labelledReports, type Marks, marksOf } from './reading/labelled.ts'
import { languageTable } from './reading/language-table.ts'
import { peers } from './reading/peers.ts'
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

const began = performance.now()
placesIn('Baghdad', [])
const startMs = performance.now() - began
const { looked, unseen } = labelledReports()
const halves = { looked: marksOf(looked), unseen: marksOf(unseen) }
const byLanguage = [...labelledByLanguage()].map(([language, reports]) => ({
  language,
  looked: marksOf(reports.looked),
  unseen: marksOf(reports.unseen),
}))
const sure: (Judgement & { country: boolean })[] = []
const rows = existsSync(join(folder, 'lgl-half.jsonl')) ? corpora.map(rowOf) : []
if (values.json)
  console.log(
    JSON.stringify(
      {
        halves,
        byLanguage,
        rows,
        reliability: { places: reliability(sure), judgements: reliability(judgedIn(unseen)) },
        startMs,
        peakMb: peakMb(),
      },
      null,
      2,
    ),
  )
else report()

function rowOf({ name, file, demonyms }: (typeof corpora)[number]) {
  const lines = readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
  const at = performance.now()
  const texts = lines.map(({ text, places }) => ({ gold: places, found: placesRead(text, demonyms) }))
  const seconds = (performance.now() - at) / 1000
  for (const { gold, found } of texts) sure.push(...found.flatMap((one) => judged(one, gold)))
  return { name, ...score(texts), textsASecond: Math.round(lines.length / seconds) }
}

function report() {
  console.log(
    `| labels of ${looked.length} and ${unseen.length} reports | looked at | not looked at |\n|---|--:|--:|`,
  )
  for (const what of Object.keys(halves.looked))
    console.log(`| ${what} | ${shown(halves.looked, what)} | ${shown(halves.unseen, what)} |`)
  tellReliability('judgements of reports not looked at', reliability(judgedIn(unseen)))
  console.log(languageTable(byLanguage))
  if (rows.length === 0)
    return console.log(`No marked-up news in ${folder}: give the folder that holds lgl-half.jsonl.`)
  console.log(
    '\n| corpus | precision | recall | exact F1 | overlap F1 | within 161 km, of gold | of found | AUC | texts/s |',
  )
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|')
  for (const row of rows) console.log(lineOf(row))
  console.log(peers)
  tellReliability('countries, within 161 km of a middle', reliability(sure.filter(({ country }) => country)))
  tellReliability('other places, within 161 km', reliability(sure.filter(({ country }) => !country)))
  console.log(`\nFirst text after ${Math.round(startMs)} ms; ${peakMb()} MB at most.`)
}

function shown(marks: Marks, what: string) {
  const { right, asked } = marks[what] ?? { right: 0, asked: 0 }
  return `${(right / Math.max(1, asked)).toFixed(2)} of ${asked}`
}

type Judgement = { confidence: number; right: boolean }

/** How often what is said with each confidence is right: places within 161 km of where they are marked, judgements as labelled. */
function reliability(judgements: readonly Judgement[]) {
  return [0, 0.2, 0.4, 0.6, 0.8, 0.95].flatMap((from, i, all) => {
    const to = all[i + 1] ?? 1
    const some = judgements.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1))
    const mean = some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length
    return some.length === 0
      ? []
      : [{ from, to, mean, count: some.length, right: some.filter(({ right }) => right).length }]
  })
}

function tellReliability(what: string, bins: ReturnType<typeof reliability>) {
  console.log(`\n| confidence: ${what} | number | said | right |\n|---|--:|--:|--:|`)
  for (const { from, to, mean, count, right } of bins)
    console.log(`| ${from}–${to} | ${count} | ${mean.toFixed(2)} | ${(right / count).toFixed(2)} |`)
}

function judged(one: Sure, gold: readonly Spot[]) {
  const same = gold.find(({ start, end, lat }) => lat !== null && start < one.end && one.start < end)
  if (!same || one.confidence === undefined) return []
  const right = distanceKm(point(one), point(same)) <= 161
  return [{ confidence: one.confidence, right, country: one.kind === 'country' || one.kind === 'demonym' }]
}

function point({ lat, lon }: Spot) {
  return { lat: lat as number, lon: lon as number }
}

type Sure = Spot & { confidence: number | undefined; kind: string }

function placesRead(text: string, demonyms: boolean): Sure[] {
  const reading = readText(text)
  if (!('drafts' in reading)) return []
  return reading.drafts.flatMap((draft) =>
    draft.places.flatMap(({ start, end, lat, lon, kind, confidence }) =>
      demonyms || kind !== 'demonym' ? [{ start, end, lat, lon, kind, confidence }] : [],
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
