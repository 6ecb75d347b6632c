import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Row, rowsOf, travellers } from './travellers.ts'

const person = 'person (organisation, id, key, name)'
const stay = `stay (organisation, id, person, key, kind, label, precision, place, country, lon, lat, radius_km, cell,
  starts, ends)`

/**
 * Fills the product's own tables as their owner: an organisation, `count` people with a current stay each and five past
 * ones. Triggers rest during the load, foreign keys are dropped, and the indexes of `stay` are made after it. Answers the organisation.
 */
export async function load(ownerUrl: string, count: number): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const organisation = randomUUID()
  await client.query('insert into organisation (id, name, slug) values ($1, $2, $2)', [organisation, 'bench'])
  await client.query('insert into organisation_setting (organisation) values ($1)', [organisation])
  for (const table of ['person', 'stay']) await client.query(`alter table ${table} disable trigger user`)
  await dropForeignKeys(client)
  const indexes = await dropIndexes(client)
  await copyIn(client, person, lines(organisation, count, 'person'))
  await copyIn(client, stay, lines(organisation, count, 'stay'))
  for (let year = 1; year <= 5; year++)
    await client.query(`insert into stay (organisation, id, person, key, kind, label, precision, place, country, lon, lat, radius_km,
        cell, starts, ends, over)
      select organisation, overlay(id::text placing '${year}' from 1 for 1)::uuid, person, key || '-' || ${year}, kind, label,
        precision, place, country, lon, lat, radius_km, cell, starts - interval '${year} year', ends - interval '${year} year', true
      from stay where not over`)
  await client.query(
    'insert into visited_place (organisation, place) select distinct organisation, place from stay where place is not null',
  )
  for (const index of indexes) await client.query(index)
  for (const table of ['person', 'stay']) await client.query(`alter table ${table} enable trigger user`)
  await client.query('vacuum (analyze) stay')
  await client.query('vacuum (analyze) person')
  await client.end()
  return organisation
}

async function dropForeignKeys(client: pg.Client) {
  const { rows } = await client.query<{ of: string; name: string }>(
    `select conrelid::regclass::text as of, conname as name from pg_constraint
     where conrelid in ('stay'::regclass, 'person'::regclass) and contype = 'f'`,
  )
  for (const { of, name } of rows) await client.query(`alter table ${of} drop constraint ${name}`)
}

async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; def: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as def from pg_index
     where indrelid = 'stay'::regclass and not indisunique`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ def }) => def)
}

async function copyIn(client: pg.Client, into: string, rows: Iterable<string>) {
  await pipeline(Readable.from(rows), client.query(copyFrom(`copy ${into} from stdin`)))
}

/** The rows of a table as COPY reads them, a thousand in each piece. */
function* lines(organisation: string, count: number, table: keyof Row) {
  let [piece, i] = ['', 0]
  for (const one of travellers(count)) {
    piece += rowsOf(organisation, i++, one)[table]
    if (i % 1000 > 0) continue
    yield piece
    piece = ''
  }
  yield piece
}
