import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { rowsOf, travellers } from './travellers.ts'

/** Rows a statement carries. */
const batch = 20_000

/**
 * Fills the product's own tables as their owner: an organisation, `count` people with a current stay each and five past
 * ones. Triggers are off for the load, and the indexes of `stay` are made after it. Answers the organisation.
 */
export async function load(ownerUrl: string, count: number): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const organisation = randomUUID()
  await client.query('insert into organisation (id, name, slug) values ($1, $2, $2)', [organisation, 'bench'])
  await client.query('insert into organisation_setting (organisation) values ($1)', [organisation])
  for (const table of ['person', 'stay']) await client.query(`alter table ${table} disable trigger user`)
  const indexes = await dropIndexes(client)
  let [people, stays]: [string[], string[]] = [[], []]
  let i = 0
  const flush = async () => {
    await copyIn(client, `person (organisation, id, key, name)`, 'uuid, uuid, text, text', people)
    await copyIn(
      client,
      `stay (organisation, id, person, key, kind, label, precision, place, country, lon, lat, radius_km, cell, starts, ends)`,
      'uuid, uuid, uuid, text, text, text, text, text, text, float8, float8, float8, bigint, timestamptz, timestamptz',
      stays,
    )
    ;[people, stays] = [[], []]
  }
  for (const one of travellers(count)) {
    const { person, stay } = rowsOf(organisation, i++, one)
    people.push(person)
    stays.push(stay)
    if (people.length === batch) await flush()
  }
  await flush()
  for (let year = 1; year <= 5; year++)
    await client.query(`insert into stay (organisation, id, person, key, kind, label, precision, place, country, lon, lat, radius_km,
        cell, starts, ends, over)
      select organisation, gen_random_uuid(), person, key || '-' || ${year}, kind, label, precision, place, country, lon, lat,
        radius_km, cell, starts - interval '${year} year', ends - interval '${year} year', true from stay where not over`)
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

async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; def: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as def from pg_index
     where indrelid = 'stay'::regclass and not indisunique`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ def }) => def)
}

/** Tab-separated rows, one parameter a column: the driver has no COPY. */
async function copyIn(client: pg.Client, into: string, types: string, rows: string[]) {
  if (rows.length === 0) return
  const columns: (string | null)[][] = types.split(', ').map(() => [])
  for (const row of rows)
    for (const [at, value] of row.slice(0, -1).split('\t').entries())
      columns[at]?.push(value === '\\N' ? null : value)
  const given = types.split(', ').map((type, at) => `$${at + 1}::${type}[]`)
  await client.query(`insert into ${into} select * from unnest(${given.join(', ')})`, columns)
}
