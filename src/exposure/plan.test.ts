import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { Tx } from '../database/database.ts'
import { usualPresence } from '../people/presence-rules.ts'
import { anExposureScene, now } from '../testing/exposed.ts'
import { groundOf } from './freeze.ts'
import { answering, type Source } from './match.ts'
import { audienceWindow } from './window.ts'

const week = { starts: '2026-03-03T09:00:00Z', ends: '2026-03-06T08:00:00Z' }

test('neither look-up, from an area to stays or from people to an area, reads a whole table of stays', async () => {
  const scene = await anExposureScene()
  const { organisation, act } = scene
  await scene.stay('Ana', { label: 'Baghdad', point: { lat: 33.34, lon: 44.4 }, ...week })
  await act((tx) => manyElsewhere(tx, organisation, scene.ids.Ana as string))
  await analysed(scene.ownerUrl)
  const { alert, content } = await scene.alert({ area: [{ type: 'country', country: 'IQ' }] })
  await scene.freeze({ alert, number: 1, content })
  const planOf = (tx: Tx, source: Source) =>
    explained(
      tx,
      answering(organisation, {
        source,
        window: audienceWindow(content, now),
        conditions: [],
        presence: usualPresence,
      }),
    )

  const fromArea = await act(async (tx) => planOf(tx, await groundOf(tx, organisation, content)))
  assert.doesNotMatch(fromArea, /Seq Scan on (stay|trip)/)
  assert.match(fromArea, /stay_cell/)
  const fromPeople = await act((tx) => planOf(tx, { alert, number: 1, persons: [scene.ids.Ana as string] }))
  assert.doesNotMatch(fromPeople, /Seq Scan on stay/)
})

/** Twenty thousand stays of two thousand people, spread over cells far from Iraq. */
async function manyElsewhere(tx: Tx, organisation: string, person: string) {
  await sql`insert into person (organisation, id, key, name)
    select ${organisation}, gen_random_uuid(), 'p' || i, 'Someone' from generate_series(1, 2000) i`.execute(
    tx,
  )
  await sql`insert into stay (organisation, id, person, key, kind, label, precision, lon, lat, cell, starts, ends)
    select ${organisation}, gen_random_uuid(), p.id, p.key || '/' || i, 'visit', 'At sea', 'exact', 0, -40,
      (p.n * 10 + i) * 1000003::bigint, ${week.starts}, ${week.ends}
    from (select id, key, row_number() over () as n from person where organisation = ${organisation} and id <> ${person}) p,
      generate_series(1, 10) i`.execute(tx)
}

async function analysed(ownerUrl: string) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('analyze stay, person')
  await owner.end()
}

async function explained(tx: Tx, expressions: RawBuilder<unknown>) {
  const { rows } = await sql<{
    'QUERY PLAN': string
  }>`explain with ${expressions} select * from answer`.execute(tx)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}
