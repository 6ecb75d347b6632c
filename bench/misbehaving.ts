// 500 sources polled at once, half of which misbehave in thirteen ways: whether they keep the others waiting, what it takes of
// memory, and whether every item is accounted for. npm run bench:misbehaving [-- --sources 500 --seconds 90]
// The server is a process of its own, so that the memory is the poller's. The same sources without the bad ones are the measure.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pino from 'pino'
import { openDatabase } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { reachDatabase } from '../src/database/reach.ts'
import { startWatching } from '../src/server/watching.ts'
import { sourceWays } from '../src/sources/poll-source.ts'
import { enableSources, writeSources } from '../src/sources/write.ts'
import { aMisbehavingServer, misdeeds } from './watching/misbehaving.ts'

const { values } = parseArgs({
  options: {
    sources: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '90' },
    serve: { type: 'boolean' },
  },
})
const sources = Number(values.sources)
const seconds = Number(values.seconds)
const every = 20
const deeds = Object.entries(misdeeds)
/** Every second source misbehaves, one way after another. */
const deedOf = (at: number) => (at % 2 === 1 ? (deeds[((at - 1) / 2) % deeds.length] ?? null) : null)

if (values.serve) await serve()
else await measure()

type Served = { times: number[][]; shown: number[] }

async function serve() {
  const server = await aMisbehavingServer((at) => deedOf(at)?.[1] ?? null)
  const all = Array.from({ length: sources }, (_, at) => at)
  process.send?.({ addresses: all.map(server.addressOf) })
  process.on('message', () => {
    process.send?.({ times: all.map((at) => server.asked.get(at) ?? []), shown: all.map(server.shownBy) })
    server.close()
    process.disconnect()
  })
}

async function measure() {
  const alone = await run((at) => deedOf(at) === null)
  const beside = await run(() => true)
  const row = (name: string, { late }: Awaited<ReturnType<typeof run>>) =>
    console.log(
      `${name.padEnd(34)} ${[0.5, 0.95, 1].map((share) => at(late, share).toFixed(1).padStart(7)).join(' ')}`,
    )
  console.log(`${sources} sources every ${every} s for ${seconds} s, ${alone.good} of them good`)
  console.log('pauses between polls of a good source, s  half    95%  longest')
  row('  the good ones alone', alone)
  row('  beside those that misbehave', beside)
  console.log(`  95%: ${(at(beside.late, 0.95) / at(alone.late, 0.95)).toFixed(2)} times as long`)
  console.log(
    `memory at most: ${mb(alone.memory)} alone, ${mb(beside.memory)} beside (of this process, sampled)`,
  )
  console.log(`items shown ${beside.shown}, in the ledger ${beside.seen}: ${beside.sums}`)
  console.log('what each that misbehaves is said to do:')
  for (const [deed, fault] of beside.faults) console.log(`  ${deed.padEnd(34)} ${fault}`)
}

async function run(isIn: (at: number) => boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'alarum-bench-'))
  const reached = await reachDatabase({ dataFolder: folder })
  await migrate(reached.ownerUrl)
  const db = openDatabase(reached.appUrl)
  const child = fork(new URL(import.meta.url), ['--serve', '--sources', String(sources)], {
    execArgv: process.execArgv,
  })
  try {
    const { addresses } = await message<{ addresses: string[] }>(child)
    const chosen = addresses.flatMap((url, i) => (isIn(i) ? [{ at: i, url }] : []))
    await db.transaction().execute(async (tx) => {
      await writeSources(
        tx,
        null,
        chosen.map(({ at: i, url }) => entry(i, url)),
      )
      await enableSources(tx, { keys: chosen.map(({ at: i }) => `s${i}`) }, true, new Date())
    })
    let memory = 0
    const sampling = setInterval(() => {
      memory = Math.max(memory, process.memoryUsage.rss())
    }, 100)
    const watching = startWatching(db, sourceWays(true), () => new Date(), pino({ level: 'error' }))
    await pause(seconds * 1000)
    child.send('done')
    const served = await message<Served>(child)
    await watching.stop()
    clearInterval(sampling)
    return {
      memory,
      ...(await outcome(
        db,
        served,
        chosen.map(({ at: i }) => i),
      )),
    }
  } finally {
    child.kill()
    await db.destroy()
    await reached.leave()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function outcome(db: ReturnType<typeof openDatabase>, { times, shown }: Served, chosen: number[]) {
  const good = chosen.filter((i) => deedOf(i) === null)
  const late = good.flatMap((i) =>
    (times[i] ?? []).slice(1).map((time, n) => (time - (times[i]?.[n] ?? 0)) / 1000),
  )
  const keys = good.map((i) => `s${i}`)
  const { rows } = await sql<Record<string, number>>`
    select coalesce(sum(seen), 0)::int as seen, coalesce(sum(new), 0)::int as new, coalesce(sum(changed), 0)::int as changed,
      coalesce(sum(same), 0)::int as same, coalesce(sum(dropped), 0)::int as dropped,
      coalesce(sum(case when p.read_at is null then ${20}::int else 0 end), 0)::int as unread
    from poll p join source s on s.id = p.source where s.key = any(${keys})`.execute(db)
  const [ledger = {}] = rows
  const { rows: faults } = await sql<{ key: string; fault: string | null }>`
    select s.key, st.fault from source s join source_state st on st.source = s.id`.execute(db)
  const said = new Map<string, string>()
  for (const { key, fault } of faults) {
    const deed = deedOf(Number(key.slice(1)))
    if (deed) said.set(deed[0], fault ?? 'nothing: read as far as it goes')
  }
  return {
    good: good.length,
    late: late.sort((a, b) => a - b),
    shown: good.reduce((sum, i) => sum + (shown[i] ?? 0), 0),
    seen: (ledger.seen ?? 0) + (ledger.unread ?? 0),
    sums: Object.entries(ledger)
      .map(([name, n]) => `${n} ${name}`)
      .join(', '),
    faults: said,
  }
}

function entry(i: number, url: string) {
  return {
    ...{ key: `s${i}`, name: `Office ${i}`, way: 'address' as const, url, format: 'feed', family: `s${i}` },
    ...{ country: null, region: null, kinds: ['news'], language: 'en', timeZone: 'Etc/UTC' },
    ...{
      reliability: 'C' as const,
      terms: null,
      sets: [],
      everySeconds: every,
      silentAfterSeconds: null,
      verified: null,
    },
  }
}

function message<T>(child: ReturnType<typeof fork>): Promise<T> {
  return new Promise((done) => child.once('message', (said) => done(said as T)))
}

function at(sorted: number[], share: number) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function mb(bytes: number) {
  return `${Math.round(bytes / 1_000_000)} MB`
}
