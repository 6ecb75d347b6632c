import pg from 'pg'
import type { Measured } from './areas.ts'
import { window } from './travellers.ts'

const timeoutSeconds = 60
const hour = 3_600_000
const from = new Date(window.from.getTime() - 24 * hour)
const to = new Date(window.to.getTime() + 24 * hour)

/**
 * What a user of PostGIS would build: points as geometry and geography, GiST indexes over what is current, areas whole and cut up.
 * `cutMs` is how long cutting up each area took.
 */
export async function preparePostgis(url: string, areas: Measured[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create extension if not exists postgis')
  await client.query(`create table peer as select person, over, starts, ends, radius_km, st_setsrid(st_makepoint(lon, lat), 4326) as geom,
      st_setsrid(st_makepoint(lon, lat), 4326)::geography as geog from stay where lon is not null`)
  await client.query('create index peer_geom on peer using gist (geom) where not over')
  await client.query('create index peer_geog on peer using gist (geog) where not over')
  await client.query(
    'create table area (name text primary key, geom geometry, lon float8, lat float8, metres float8)',
  )
  for (const { name, shape, circle } of areas) {
    const json = JSON.stringify({ type: 'MultiPolygon', coordinates: shape })
    await client.query('insert into area values ($1, st_setsrid(st_geomfromgeojson($2), 4326), $3, $4, $5)', [
      ...[name, json, circle?.lon ?? null, circle?.lat ?? null, circle ? circle.km * 1000 : null],
    ])
  }
  await client.query('create table piece (name text, geom geometry)')
  const cutMs: number[] = []
  for (const { name } of areas) {
    const began = performance.now()
    await client.query(
      'insert into piece select name, st_subdivide(st_makevalid(geom), 64) from area where name = $1',
      [name],
    )
    cutMs.push(performance.now() - began)
  }
  await client.query('create index piece_name on piece (name)')
  await client.query('vacuum (analyze) peer')
  await client.query('analyze area')
  await client.query('analyze piece')
  await client.query(`set statement_timeout = '${timeoutSeconds}s'`)
  return { client, cutMs }
}

const current = 'not s.over and s.starts < $2 and s.ends > $3'
const within = 'st_dwithin(s.geog, st_setsrid(st_makepoint(a.lon, a.lat), 4326)::geography, a.metres, false)'

/** How many stays lie in an area: `whole` with the outline as it is, else with its pieces. Null beyond the timeout. */
export async function countByPostgis(
  client: pg.Client,
  { name, circle }: Measured,
  whole: boolean,
): Promise<number | null> {
  const [table, test] = circle
    ? ['area', within]
    : [whole ? 'area' : 'piece', 'st_intersects(s.geom, a.geom)']
  return timed(
    client,
    `select count(*)::int as n from ${table} a join peer s on ${test} where a.name = $1 and ${current}`,
    name,
  )
}

/** Ids of the people with a point that is known exactly in an area. */
export async function exactByPostgis(client: pg.Client, { name, circle }: Measured): Promise<Set<string>> {
  const [table, test] = circle ? ['area', within] : ['piece', 'st_intersects(s.geom, a.geom)']
  await client.query('set statement_timeout = 0')
  const { rows } = await client.query<{ person: string }>(
    `select distinct s.person from ${table} a join peer s on ${test} where a.name = $1 and ${current} and s.radius_km = 0`,
    [name, to, from],
  )
  await client.query(`set statement_timeout = '${timeoutSeconds}s'`)
  return new Set(rows.map(({ person }) => person))
}

async function timed(client: pg.Client, text: string, name: string): Promise<number | null> {
  try {
    const { rows } = await client.query<{ n: number }>(text, [name, to, from])
    return rows[0]?.n ?? 0
  } catch (fault) {
    if ((fault as { code?: string }).code === '57014') return null
    throw fault
  }
}
