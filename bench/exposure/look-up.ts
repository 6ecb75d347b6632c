import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { atomically, type Database } from '../../src/database/database.ts'
import { fileCells } from '../../src/exposure/area-rows.ts'
import { touched } from '../../src/exposure/catch-up.ts'
import { coveredBy } from '../../src/exposure/covered.ts'
import { circleShape } from '../../src/geography/circle.ts'
import { usualPresence } from '../../src/people/presence-rules.ts'
import { anAlert } from './freeze-rate.ts'
import { now, travellers, window } from './travellers.ts'

const alerts = 5_000
/** Of those, so many are covered one by one. */
const drawn = 250
const asked = 500

/** Milliseconds in the median in which a person's stays find the alerts in force they touch, among 5,000 of 10 to 300 km. */
export async function lookUpMs(db: Database, ownerUrl: string, organisation: string): Promise<number> {
  const ids = Array.from({ length: alerts }, () => randomUUID() as string)
  await anAlert(ownerUrl, organisation, ...ids)
  const middles = [...travellers(drawn * 2)].flatMap(({ lat, lon }) =>
    lat === null || lon === null ? [] : [{ lat, lon }],
  )
  await atomically(db, organisation, async (tx) => {
    for (let i = 0; i < drawn; i++) {
      const { lat, lon } = middles[i] as { lat: number; lon: number }
      const covered = coveredBy(circleShape(lat, lon, 10 + (i % 30) * 10))
      await fileCells(tx, organisation, { alert: ids[i] as string, number: 1, window, covered })
    }
    // Each of the others lies where one of these does.
    await sql`insert into area_cell (organisation, alert, number, cell, lo, hi, deep, whole, gap, scale, outlines, holes, edges, scales, boxes,
        starts, ends, in_force)
      select c.organisation, o.id, c.number, c.cell, c.lo, c.hi, c.deep, c.whole, c.gap, c.scale, c.outlines, c.holes, c.edges, c.scales, c.boxes,
             c.starts, c.ends, c.in_force
      from unnest(${ids.slice(drawn)}::uuid[]) with ordinality o (id, n)
      join unnest(${ids.slice(0, drawn)}::uuid[]) with ordinality d (id, n) on d.n = (o.n - 1) % ${drawn}::int + 1
      join area_cell c on c.organisation = ${organisation} and c.alert = d.id`.execute(tx)
  })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('vacuum (analyze) area_cell')
  await client.end()
  return atomically(db, organisation, async (tx) => {
    const { rows } = await sql<{
      person: string
    }>`select person from stay where not over and cell is not null limit ${asked}`.execute(tx)
    const times: number[] = []
    for (const { person } of rows) {
      const began = performance.now()
      await touched(tx, organisation, [person], usualPresence, now)
      times.push(performance.now() - began)
    }
    return Math.round((times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0) * 100) / 100
  })
}
