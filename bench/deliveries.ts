// How fast deliveries are claimed: in batches, against one by one, on the same rows in one run. The ratio is the figure to
// look at; the rates are this machine's. `npm run bench:deliveries -- 100000` for more than the short default.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { atomically, type Database, openDatabase } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { reachDatabase } from '../src/database/reach.ts'
import { claimDue } from '../src/deliveries/claim.ts'

const count = Number(process.argv[2] ?? 20_000)
const oneByOne = Math.min(1_000, count / 10)
const organisation = randomUUID()

const folder = mkdtempSync(join(tmpdir(), 'alarum-bench-'))
const reached = await reachDatabase({ dataFolder: folder })
await migrate(reached.ownerUrl)
const db = openDatabase(reached.appUrl)
try {
  await fill(db)
  const single = await rate(oneByOne, 1)
  const batched = await rate(count - oneByOne, 1_000)
  console.log(`one by one        ${single.toFixed(0).padStart(8)} deliveries/s  (${oneByOne} claimed)`)
  console.log(
    `batches of 1,000  ${batched.toFixed(0).padStart(8)} deliveries/s  (${count - oneByOne} claimed)`,
  )
  console.log(`ratio             ${(batched / single).toFixed(1).padStart(8)}`)
} finally {
  await db.destroy()
  await reached.leave()
  rmSync(folder, { recursive: true, force: true })
}

/** Deliveries claimed in a second, one transaction a claim. */
async function rate(wanted: number, limit: number) {
  const start = performance.now()
  let claimed = 0
  while (claimed < wanted) {
    const claim = { organisation, lane: 'normal', worker: 'bench', limit, leaseSeconds: 600 } as const
    const leased = await atomically(db, organisation, (tx) => claimDue(tx, claim))
    if (!leased.length) break
    claimed += leased.length
  }
  return (claimed / (performance.now() - start)) * 1_000
}

async function fill(db: Database) {
  await db.insertInto('organisation').values({ id: organisation, name: 'Bench', slug: 'bench' }).execute()
  const notice = randomUUID()
  await atomically(db, organisation, async (tx) => {
    await sql`insert into notice (organisation, id, kind, lane, local_only, created_at)
      values (${organisation}, ${notice}, 'canary', 'normal', true, now())`.execute(tx)
    await sql`
      insert into delivery (organisation, id, notice, recipient_kind, recipient, channel, lane, state, due, message_id, created_at)
      select ${organisation}, gen_random_uuid(), ${notice}, 'person', gen_random_uuid(), 'email', 'normal', 'pending',
             clock_timestamp(), '<' || n || '@bench.example>', now()
      from generate_series(1, ${count}::integer) n`.execute(tx)
  })
}
