// How long the inbox takes with 1,000, 10,000 and 100,000 stories: its pages, its filters, its map; and what a read of all of them
// would take, which is what a list without pages does. npm run bench:inbox
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { atomically, openDatabase, type Tx } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { reachDatabase } from '../src/database/reach.ts'
import { storyLines } from '../src/desk/stories/view.ts'
import { listPoints, listStories, type StoryQuestion } from '../src/stories/queries.ts'

const sizes = [1_000, 10_000, 100_000]
const runs = 15
const organisation = randomUUID()
const folder = mkdtempSync(join(tmpdir(), 'alarum-bench-'))
const reached = await reachDatabase({ dataFolder: folder })
await migrate(reached.ownerUrl)
const db = openDatabase(reached.appUrl)
const owner = openDatabase(reached.ownerUrl)
const page = { order: 'important', state: 'waiting', limit: 50 } as const

const questions: Record<string, (tx: Tx) => Promise<unknown>> = {
  'first page': (tx) => lines(tx, page),
  'newest first': (tx) => lines(tx, { ...page, order: 'newest' }),
  'page 100': async (tx) => {
    const after = await sql<{ importance: number; changed_at: Date; id: string }>`
      select importance, changed_at, id from story order by importance desc, changed_at desc, id offset 500 limit 1`.execute(
      tx,
    )
    const [row] = after.rows
    return lines(tx, {
      ...page,
      after: row && { importance: row.importance, changedAt: row.changed_at, id: row.id },
    })
  },
  'one country': (tx) => lines(tx, { ...page, country: 'KE' }),
  'words that few have': (tx) => lines(tx, { ...page, words: 'Story 777' }),
  'words that none has': (tx) => lines(tx, { ...page, words: 'no such words' }),
  'the map': (tx) => listPoints(tx, organisation, { ...page, limit: 5000 }),
  'all of them at once': (tx) => lines(tx, { ...page, limit: 1_000_000 }),
}

try {
  await db.insertInto('organisation').values({ id: organisation, name: 'Bench', slug: 'bench' }).execute()
  const times = new Map<number, Map<string, number>>()
  let there = 0
  for (const size of sizes) {
    await fill(there, size)
    there = size
    // As the server does by itself within a minute.
    await sql`analyze`.execute(owner)
    times.set(size, await measured())
  }
  console.log(
    `milliseconds, the middle of ${runs} runs`.padEnd(40) +
      sizes.map((size) => String(size).padStart(10)).join(''),
  )
  for (const name of Object.keys(questions))
    console.log(
      name.padEnd(40) +
        sizes.map((size) => (times.get(size)?.get(name) ?? 0).toFixed(1).padStart(10)).join(''),
    )
} finally {
  await db.destroy()
  await owner.destroy()
  await reached.leave()
  rmSync(folder, { recursive: true, force: true })
}

async function lines(tx: Tx, question: StoryQuestion) {
  return storyLines(tx, organisation, await listStories(tx, organisation, question))
}

async function measured() {
  const middle = new Map<string, number>()
  for (const [name, ask] of Object.entries(questions)) {
    const took: number[] = []
    for (let run = 0; run < (name === 'all of them at once' ? 3 : runs); run += 1) {
      const began = performance.now()
      await atomically(db, organisation, ask)
      took.push(performance.now() - began)
    }
    middle.set(name, took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0)
  }
  return middle
}

async function fill(from: number, to: number) {
  await atomically(db, organisation, (tx) =>
    sql`
      insert into story (id, begun_at, changed_at, number, title, category, severity, countries, lat, lon, place, reports, families,
        importance, importance_why, summary)
      select gen_random_uuid(), now() - n * interval '20 seconds', now() - n * interval '20 seconds', 1, 'Story ' || n || ' of the day',
        (array['unrest', 'weather', 'crime'])[1 + n % 3], (array['Minor', 'Moderate', 'Severe', 'Extreme', 'Unknown'])[1 + n % 5],
        array[(array['KE', 'FR', 'US', 'IN', 'BR', 'JP', 'NG', 'DE', 'MX', 'PH'])[1 + n % 10]], (n * 7) % 120 - 60, (n * 13) % 340 - 170,
        'Place ' || n % 500, 1 + n % 6, array['Wire ' || n % 40], (n * 31) % 100, '[{"says": "severity Severe", "points": 30}]',
        jsonb_build_object('terms', repeat('x', 4000))
      from generate_series(${from + 1}::int, ${to}::int) n`.execute(tx),
  )
}
