import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Database } from '../../src/database/database.ts'
import { atomically } from '../../src/database/database.ts'
import { freezeAudience } from '../../src/exposure/freeze.ts'
import { now, window } from './travellers.ts'

/** Two boxes that hold everybody: a ring around the whole world is none. */
const world = [-1, 1].map((side) => ({
  type: 'polygon' as const,
  rings: [
    [
      [0, -89],
      [179.9 * side, -89],
      [179.9 * side, 89],
      [0, 89],
      [0, -89],
    ] as [number, number][],
  ],
}))

/** Freezes an audience of everybody and takes it back: people, seconds, rows a second. */
export async function freezeRate(db: Database, ownerUrl: string, organisation: string) {
  const alert = randomUUID()
  await anAlert(ownerUrl, organisation, alert)
  const content = {
    area: world,
    timeframe: { from: window.from.toISOString(), to: window.to.toISOString() },
    conditions: [],
  }
  const began = performance.now()
  let frozenPeople = 0
  await atomically(db, organisation, async (tx) => {
    const { certain, possible } = await freezeAudience(tx, organisation, { alert, number: 1, content, now })
    frozenPeople = certain + possible
    throw new Taken()
  }).catch((fault) => {
    if (!(fault instanceof Taken)) throw fault
  })
  const freezeSeconds = (performance.now() - began) / 1000
  return {
    frozenPeople,
    freezeSeconds: Math.round(freezeSeconds * 10) / 10,
    frozenRowsASecond: Math.round(frozenPeople / freezeSeconds),
  }
}

class Taken extends Error {}

/** An issued alert of one revision, as far as exposure's tables refer to it. */
export async function anAlert(ownerUrl: string, organisation: string, ...alerts: string[]) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const situation = randomUUID()
  await client.query(
    "insert into situation (organisation, id, title, opened_at) values ($1, $2, 'Bench', now())",
    [organisation, situation],
  )
  await client.query(
    `insert into alert (organisation, id, situation, slug, number, state, severity, sharing, created_by,
       created_at, updated_at)
     select $1, a, $2, a::text, 1, 'issued', 'Severe', 'AMBER', 'a', $4, $4 from unnest($3::uuid[]) a`,
    [organisation, situation, alerts, now],
  )
  await client.query(
    `insert into alert_revision (organisation, alert, number, kind, content, document, private_salt, private_digest, hash, exercise,
       released_by, released_through, issued_at)
     select $1, a, 1, 'alert', '{"headline": "Bench"}', 'a', 'a', 'a', decode(replace(a::text, '-', ''), 'hex'), true, 'a', 'api', $3
     from unnest($2::uuid[]) a`,
    [organisation, alerts, now],
  )
  await client.end()
}
