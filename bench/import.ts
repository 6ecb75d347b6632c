// How fast people and trips are imported, beside inserting them row by row: node bench/import.ts [rows]
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '../src/database/database.ts'
import { migrate } from '../src/database/migrate.ts'
import { reachEmbedded } from '../src/database/reach.ts'
import { importPeople } from '../src/people/import-people.ts'
import { importTrips } from '../src/people/import-trips.ts'

const rows = Number(process.argv[2] ?? 100_000)
const peerRows = Math.min(rows, 10_000)
const folder = mkdtempSync(join(tmpdir(), 'alarum-bench-'))
const reached = await reachEmbedded(folder)
try {
  await migrate(reached.ownerUrl)
  const db = openDatabase(reached.appUrl)
  const options = { now: new Date(), dryRun: false }
  const organisation = await newOrganisation()
  const people = await measured('people.csv', rows, () =>
    importPeople(db, organisation, peopleFile(), options),
  )
  await measured('people.csv again, unchanged', rows, () =>
    importPeople(db, organisation, peopleFile(), options),
  )
  await measured('trips.csv', rows, () => importTrips(db, organisation, tripsFile(), options))
  const peer = await measured('peer: pg, one insert a person, one transaction', peerRows, rowByRow)
  console.log(`people.csv against the peer: ${(people / peer).toFixed(1)} times`)
  console.log(
    `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, all of the above in one process`,
  )
  await db.destroy()
} finally {
  await reached.leave()
  rmSync(folder, { recursive: true, force: true })
}

async function measured(
  what: string,
  count: number,
  work: () => Promise<{ errorTotal: number } | undefined>,
) {
  const from = performance.now()
  const report = await work()
  if (report && report.errorTotal > 0) throw new Error(`${what}: ${report.errorTotal} rows were refused`)
  const rate = (count / (performance.now() - from)) * 1000
  console.log(`${what}: ${Math.round(rate).toLocaleString('en')} rows/s (${count.toLocaleString('en')} rows)`)
  return rate
}

async function newOrganisation() {
  const id = randomUUID()
  const client = await connect(reached.ownerUrl)
  await client.query('insert into organisation (id, name, slug) values ($1, $2, $2)', [id, id])
  await client.end()
  return id
}

/** What a first attempt would do: the same columns, a round trip a row, one commit at the end. */
async function rowByRow(): Promise<undefined> {
  const organisation = await newOrganisation()
  const client = await connect(reached.appUrl)
  await client.query('begin')
  await client.query("select set_config('alarum.organisation', $1, true)", [organisation])
  const text =
    'insert into person (organisation, id, key, name, email, nationality) values ($1, $2, $3, $4, $5, $6)'
  for (let i = 0; i < peerRows; i++) {
    const values = [organisation, randomUUID(), `E${i}`, `Person ${i}`, `p${i}@example.org`, ['IQ']]
    await client.query({ name: 'person', text, values })
  }
  await client.query('commit')
  await client.end()
}

async function connect(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

function peopleFile() {
  const lines = Array.from({ length: rows }, (_, i) => `E${i},Person ${i},p${i}@example.org,IQ`)
  return Buffer.from(`key,name,email,nationality\n${lines.join('\n')}\n`)
}

function tripsFile() {
  const towns = ['Baghdad', 'Erbil', 'Basra', 'Beirut', 'Paris']
  const countries = ['Iraq', 'Iraq', 'Iraq', 'Lebanon', 'France']
  const lines = Array.from(
    { length: rows },
    (_, i) => `E${i},T${i},${towns[i % 5]},${countries[i % 5]},+${i % 30}d,+${(i % 30) + 5}d`,
  )
  return Buffer.from(`person,trip,place,country,from,to\n${lines.join('\n')}\n`)
}
