// One look at a roll-call of 10,000 people on an embedded database: counts, groups and the first page in one statement.
// `npm run bench:roll-call -- 50000` for more people. The times are this machine's; that they grow with the people and no
// faster is what to look at.
import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { atomically, openDatabase } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { reachEmbedded } from '../src/database/reach.ts'
import { recordReplies } from '../src/replies/record.ts'
import { closeRollCall, rollCallOf } from '../src/replies/roll-call.ts'

const people = Number(process.argv[2] ?? 10_000)
const reached = await reachEmbedded(mkdtempSync(join(tmpdir(), 'alarum-bench-')))
await migrate(reached.ownerUrl)
const db = openDatabase(reached.appUrl)
const [organisation, situation, alert] = [randomUUID(), randomUUID(), randomUUID()]
const now = new Date()
try {
  await db.insertInto('organisation').values({ id: organisation, name: 'Bench', slug: 'bench' }).execute()
  await atomically(db, organisation, seed)
  await sql`analyze`.execute(db)
  const look = (filter: object) => () =>
    atomically(db, organisation, (tx) => rollCallOf(tx, organisation, situation, { limit: 100, ...filter }))
  console.log(`${people} people, median of 15 in ms`)
  console.log(`  counts, groups, first page   ${await median(look({}))}`)
  console.log(`  only those who need help     ${await median(look({ statuses: ['need-help'] }))}`)
  console.log(`  a search                     ${await median(look({ search: 'Person 99' }))}`)
  console.log(`  counts alone                 ${await median(look({ limit: 0 }))}`)
  const close = () =>
    atomically(db, organisation, (tx) => closeRollCall(tx, organisation, situation, 'a', now))
  console.log(`  may it be closed             ${await median(close)}`)
  console.log(`  500 answers at once          ${await median(record)}`)
} finally {
  await db.destroy()
  await reached.leave()
}

async function median(work: () => Promise<unknown>) {
  const times: number[] = []
  for (let run = 0; run < 15; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[7]?.toFixed(0)
}

function record() {
  return atomically(db, organisation, async (tx) => {
    const some = await tx.selectFrom('person').select('id').orderBy(sql`random()`).limit(500).execute()
    return recordReplies(tx, organisation, {
      ...{ situation, alert, people: some.map(({ id }) => id), status: 'safe', note: null },
      ...{ reporter: 'operator', reportedBy: 'bench@example.org', now },
    })
  })
}

/** Two revisions, both asking; everybody mailed twice, half of them answered, fifty sites. */
async function seed(tx: Parameters<Parameters<typeof atomically>[2]>[0]) {
  await tx
    .insertInto('situation')
    .values({ organisation, id: situation, title: 'Bench', opened_at: now })
    .execute()
  await tx
    .insertInto('alert')
    .values({
      ...{
        organisation,
        id: alert,
        situation,
        slug: 'bench',
        state: 'issued',
        number: 2,
        severity: 'Severe',
      },
      ...{ sharing: 'AMBER', created_by: 'a', created_at: now, updated_at: now },
    })
    .execute()
  await tx
    .insertInto('roll_call')
    .values({ organisation, id: randomUUID(), situation, alert, mode: 'safety-check', opened_at: now })
    .execute()
  await sql`
    insert into person (organisation, id, key, name, team)
    select ${organisation}, gen_random_uuid(), i::text, 'Person ' || i, 'Team ' || i % 40 from generate_series(1, ${people}) i`.execute(
    tx,
  )
  await sql`
    insert into stay (organisation, id, person, key, kind, label, precision, place, country, lon, lat, cell, starts)
    select ${organisation}, gen_random_uuid(), id, key, 'post', 'At post', 'exact', 'geonames:98182', 'IQ',
           44 + random(), 33 + random(), 1, ${now} from person`.execute(tx)
  await sql`
    insert into site (organisation, id, key, name, lon, lat, cell)
    select ${organisation}, gen_random_uuid(), i::text, 'Site ' || i, 44 + random(), 33 + random(), 1 from generate_series(1, 50) i`.execute(
    tx,
  )
  for (const number of [1, 2]) {
    await sql`
      insert into alert_revision (organisation, alert, number, kind, content, document, private_salt, private_digest, hash, exercise,
        released_by, released_through, issued_at)
      values (${organisation}, ${alert}, ${number}, 'alert', '{"headline": "Bench", "response": {"mode": "safety-check"}}', 'a', 'a', 'a',
        ${Buffer.from([number])}, true, 'a', 'api', ${now})`.execute(tx)
    await sql`
      insert into exposed (organisation, alert, number, person, confidence, receipt, change, found_by, at)
      select ${organisation}, ${alert}, ${number}, s.person, 'certain', jsonb_build_object('exposed', true, 'rule', 'cells/1',
        'reasons', jsonb_build_array(jsonb_build_object('stay', s.id, 'label', s.label, 'place', s.place, 'country', s.country,
          'kind', s.kind, 'starts', s.starts, 'zone', 'Asia/Baghdad', 'why', '[]'::jsonb))), 'new', 'issue', ${now} from stay s`.execute(
      tx,
    )
    const notice = randomUUID()
    await tx
      .insertInto('notice')
      .values({
        ...{ organisation, id: notice, kind: 'alert', alert, number, lane: 'normal', local_only: true },
        ...{ state: 'expanded', created_at: now },
      })
      .execute()
    await sql`
      insert into delivery (organisation, id, notice, recipient_kind, recipient, channel, lane, state, due, message_id, created_at)
      select ${organisation}, gen_random_uuid(), ${notice}, 'person', id, 'email', 'normal',
             case when random() < 0.02 then 'bounced' else 'handed-over' end, ${now}, id::text || ${number}, ${now} from person`.execute(
      tx,
    )
  }
  const rows = await tx.selectFrom('person').select('id').orderBy('key').execute()
  const some = (from: number, to: number) =>
    rows.slice(Math.floor(rows.length * from), Math.floor(rows.length * to)).map(({ id }) => id)
  const answer = { situation, alert, note: null, reporter: 'self', reportedBy: null, now } as const
  await recordReplies(tx, organisation, { ...answer, people: some(0, 0.5), status: 'safe' })
}
