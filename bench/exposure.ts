// Who stands in an area, beside PostGIS and a scan in memory: node bench/exposure.ts [--stays N] [--runs N] [--json].
// One server at a time holds the same travellers: Debian's PostgreSQL 15 with our tables and PostGIS beside them, then the
// embedded one with ours alone.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type Database, openDatabase } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { reachDatabase, reachEmbedded } from '../src/database/reach.ts'
import { type Measured, measuredAreas } from './exposure/areas.ts'
import { type Difference, differences, explainedMetres } from './exposure/compare.ts'
import { freezeRate } from './exposure/freeze-rate.ts'
import { inMemory } from './exposure/in-memory.ts'
import { load } from './exposure/load.ts'
import { lookUpMs } from './exposure/look-up.ts'
import { countByCells, covering, exactByCells, type Source } from './exposure/ours.ts'
import { countByPostgis, exactByPostgis, preparePostgis } from './exposure/postgis.ts'
import { postgis15, settings } from './exposure/servers.ts'
import { travellers } from './exposure/travellers.ts'

const { values } = parseArgs({
  options: {
    stays: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean' },
  },
})
const stays = Number(values.stays)
const runs = Number(values.runs)
const say = (line: string) => (values.json ? console.error(line) : console.log(line))

if (!(stays > 0 && runs > 0)) fail('--stays and --runs take a number.')
const freeGb = statfsSync(tmpdir()).bavail * statfsSync(tmpdir()).bsize * 1e-9
const neededGb = Math.max(2, (stays / 1e6) * 6)
if (freeGb < neededGb)
  fail(
    `${stays} stays with their past ones need ${Math.round(neededGb)} GB in ${tmpdir()}; ${Math.round(freeGb)} GB are free.`,
  )

type Row = {
  area: string
  vertices: number
  stays: number
  ours15: Part
  ours18: Part
  whole: number | null
  pieces: number | null
  cut: number
  memory: number
  differences: Difference[]
}
/**
 * Medians in milliseconds: `match` up to the stays, `answer` with certainty, `cover` what is made once an area before either.
 * `spread` is the slowest run over the fastest.
 */
type Part = { cover: number; match: number; answer: number; spread: number }

const areas = measuredAreas()
const peer = postgis15()
const memory = inMemory(travellers(stays), stays)
const rows: Row[] = areas.map(({ name, vertices }) => ({
  ...{
    area: name,
    vertices,
    stays: 0,
    ours15: none(),
    ours18: none(),
    whole: null,
    pieces: null,
    cut: 0,
    memory: 0,
    differences: [],
  },
}))
const facts: Record<string, number> = {}
if (peer)
  try {
    await onPeer(peer.url)
  } finally {
    peer.stop()
  }
await onEmbedded()
for (const [at, area] of areas.entries()) {
  const row = rows[at] as Row
  row.memory = median((await timesOf(() => memory(area.shape))).times)
}
report()

async function onPeer(url: string) {
  say(`PostgreSQL 15: loading ${stays.toLocaleString('en')} stays and five times as many past ones …`)
  const { appUrl } = await reachDatabase({ databaseUrl: url, dataFolder: '' })
  await migrate(url)
  const organisation = await load(url, stays)
  const db = openDatabase(appUrl)
  const { client, cutMs } = await preparePostgis(url, areas)
  facts.indexBytesAStay = await bytes(url, 'stay_cell', stays)
  facts.gistBytesAPoint = await bytes(url, 'peer_geom', stays)
  for (const [at, area] of areas.entries()) {
    const row = rows[at] as Row
    row.ours15 = await oursOf(db, organisation, area, row)
    row.pieces = await peerMs(client, area, false)
    row.whole = await peerMs(client, area, true)
    row.cut = cutMs[at] ?? 0
    row.differences = await differences(
      url,
      area,
      await exactByCells(db, organisation, area),
      await exactByPostgis(client, area),
    )
    say(`  ${area.name}: ${row.stays.toLocaleString('en')} stays`)
  }
  await client.end()
  await db.destroy()
}

async function onEmbedded() {
  say('Embedded PostgreSQL: loading …')
  const folder = mkdtempSync(join(tmpdir(), 'alarum-bench-'))
  const reached = await reachEmbedded(folder, 'bench', settings)
  try {
    await migrate(reached.ownerUrl)
    const organisation = await load(reached.ownerUrl, stays)
    const db = openDatabase(reached.appUrl)
    for (const [at, area] of areas.entries()) {
      const row = rows[at] as Row
      row.ours18 = await oursOf(db, organisation, area, row)
    }
    Object.assign(facts, await freezeRate(db, reached.ownerUrl, organisation))
    facts.lookUpMs = await lookUpMs(db, reached.ownerUrl, organisation)
    await db.destroy()
  } catch (fault) {
    // Before the server goes, which ends what is still connected with words of its own.
    fail(String((fault as Error).stack))
  } finally {
    await reached.leave()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function peerMs(client: pg.Client, area: Measured, whole: boolean): Promise<number | null> {
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const began = performance.now()
    if ((await countByPostgis(client, area, whole)) === null) return null
    times.push(performance.now() - began)
    // What takes seconds varies less than what takes milliseconds.
    if (times[0] && times[0] > 5_000 && run >= 1) break
  }
  return median(times.slice(1))
}

/** One run that does not count, then `runs` that do: what each answered, and its milliseconds. */
async function timesOf<T>(work: () => T | Promise<T>): Promise<{ answers: T[]; times: number[] }> {
  const answers: T[] = []
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const began = performance.now()
    const answer = await work()
    if (run === 0) continue
    times.push(performance.now() - began)
    answers.push(answer)
  }
  return { answers, times }
}

async function oursOf(db: Database, organisation: string, area: Measured, row: Row): Promise<Part> {
  const covers = await timesOf(() => covering(db, organisation, area))
  const source = covers.answers[0] as Source
  const { answers: parts } = await timesOf(() => countByCells(db, organisation, source))
  row.stays = parts[0]?.stays ?? 0
  const matches = parts.map(({ matchMs }) => matchMs)
  return {
    ...{
      cover: median(covers.times),
      match: median(matches),
      answer: median(parts.map(({ answerMs }) => answerMs)),
    },
    spread: Math.max(...matches) / Math.min(...matches),
  }
}

async function bytes(url: string, index: string, per: number) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: found } = await client.query<{ size: string }>(
    'select pg_relation_size($1::regclass) as size',
    [index],
  )
  await client.end()
  return Math.round(Number(found[0]?.size) / per)
}

function report() {
  const unexplained = rows.flatMap((row) =>
    row.differences
      .filter(({ metres }) => metres > explainedMetres)
      .map((one) => ({ area: row.area, ...one })),
  )
  const beside = (pick: (row: Row) => number | null, own = (row: Row) => row.ours15.match) =>
    geometricMean(rows.flatMap((row) => (pick(row) ? [(pick(row) as number) / own(row)] : [])))
  const ratios = peer
    ? {
        againstPieces: beside((row) => row.pieces),
        againstWhole: beside((row) => row.whole),
        onceAnArea: beside(
          (row) => row.pieces && row.pieces + row.cut,
          ({ ours15 }) => ours15.match + ours15.cover,
        ),
        overMemory: 1 / beside((row) => row.memory),
      }
    : null
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
  if (values.json)
    console.log(JSON.stringify({ stays, runs, rows, ratios, facts, peakMb, unexplained }, null, 2))
  else table(ratios, peakMb)
  if (unexplained.length > 0)
    fail(
      `${unexplained.length} differences are further than a metre from a border: ${JSON.stringify(unexplained.slice(0, 5))}`,
    )
}

function table(
  ratios: Record<'againstPieces' | 'againstWhole' | 'onceAnArea' | 'overMemory', number> | null,
  peakMb: number,
) {
  const ms = (value: number | null) =>
    value === null ? '> 60 s' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)
  console.log(
    `\n| ms: area (vertices) | stays | PostGIS | PostGIS, subdivided | Alarum | on 18 | in memory | subdividing | covering | with certainty | differences |`,
  )
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|')
  for (const { area, vertices, stays: found, ours15, ours18, differences: odd, ...row } of rows) {
    const peers = peer ? [ms(row.whole), ms(row.pieces)] : ['–', '–']
    const [cut, cover] = [peer ? ms(row.cut) : '–', ms(ours18.cover)]
    const cells = [...peers, peer ? ms(ours15.match) : '–', ms(ours18.match), ms(row.memory), cut, cover]
    console.log(
      `| ${area} (${vertices.toLocaleString('en')}) | ${found.toLocaleString('en')} | ${[...cells, ms(ours18.answer), odd.length].join(' | ')} |`,
    )
  }
  if (ratios)
    console.log(
      `\nGeometric means: ${ratios.againstPieces.toFixed(1)} times as fast as PostGIS with subdivision, ${ratios.againstWhole.toFixed(1)} times as PostGIS with whole outlines (without those beyond the timeout), ${ratios.onceAnArea.toFixed(2)} times where both cut an area up first, ${ratios.overMemory.toFixed(2)} times the scan in memory.`,
    )
  for (const [name, value] of Object.entries(facts))
    console.log(`${name.padEnd(28)}${value.toLocaleString('en')}`)
  console.log(
    `peak memory of this program ${peakMb} MB; slowest over fastest run ${Math.max(...rows.map((row) => row.ours18.spread)).toFixed(2)} at most`,
  )
}

function none(): Part {
  return { cover: 0, match: 0, answer: 0, spread: 1 }
}

function median(numbers: number[]) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

function geometricMean(numbers: number[]) {
  return Math.exp(numbers.reduce((sum, n) => sum + Math.log(n), 0) / Math.max(1, numbers.length))
}

function fail(line: string): never {
  console.error(line)
  process.exit(1)
}
