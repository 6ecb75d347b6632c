import pg from 'pg'
import { embeddedServer } from './embedded.ts'

/**
 * Two ways into one database: as its owner, for migrations, and as `alarum_app`, for everything else, which neither
 * owns a table nor is a superuser, so that row-level security binds it.
 */
export type Reached = { ownerUrl: string; appUrl: string; embedded: boolean; leave(): Promise<void> }

/** Reaches the database of DATABASE_URL, or starts or joins the embedded one of the data folder. Throws with the remedy. */
export async function reachDatabase(settings: {
  databaseUrl?: string
  dataFolder: string
}): Promise<Reached> {
  return settings.databaseUrl ? reachOwn(settings.databaseUrl) : reachEmbedded(settings.dataFolder)
}

/** The embedded server's database `name`, made on first use with its two roles. */
export async function reachEmbedded(
  dataFolder: string,
  name = 'alarum',
  settings: string[] = [],
): Promise<Reached> {
  const server = await embeddedServer(dataFolder, settings)
  const url = new URL(server.superuserUrl)
  await withClient(server.superuserUrl, (client) => makeDatabase(client, name, url.password))
  const as = (role: string) => `postgres://${role}:${url.password}@${url.host}/${name}`
  return { ownerUrl: as('alarum'), appUrl: as('alarum_app'), embedded: true, leave: server.leave }
}

async function makeDatabase(client: pg.Client, name: string, password: string) {
  for (const role of ['alarum', 'alarum_app'])
    await makeRole(client, role, `login createdb password '${password}'`)
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (!rowCount)
    await client.query(`create database ${client.escapeIdentifier(name)} owner alarum`).catch(unlessThere)
}

async function reachOwn(databaseUrl: string): Promise<Reached> {
  await withClient(databaseUrl, async (client) => {
    await refuseOld(client)
    await refuseUnlessMayMakeTables(client)
    await makeAppRole(client)
  })
  const appUrl = new URL(databaseUrl)
  appUrl.searchParams.set('options', '-c role=alarum_app')
  return { ownerUrl: databaseUrl, appUrl: appUrl.href, embedded: false, leave: async () => {} }
}

async function refuseOld(client: pg.Client) {
  const { rows } = await client.query("select current_setting('server_version_num')::int as version")
  if (rows[0].version < 150_000)
    throw new Error(
      `DATABASE_URL leads to PostgreSQL ${Math.floor(rows[0].version / 10_000)}; Alarum needs 15 or newer.`,
    )
}

async function makeAppRole(client: pg.Client) {
  try {
    await makeRole(client, 'alarum_app', 'nologin')
    // From 16 on, whoever makes a role may grant it but not become it: becoming it is the only test.
    const become = () => client.query('set role alarum_app')
    await become().catch(async () => {
      await client.query('grant alarum_app to current_user')
      await become()
    })
    await client.query('reset role')
  } catch (cause) {
    throw new Error(
      'The role of DATABASE_URL may not make or become the role the application runs as. Ask an administrator to run: ' +
        `create role alarum_app nologin; grant alarum_app to ${client.escapeIdentifier(client.user ?? 'YOUR_ROLE')};`,
      { cause },
    )
  }
}

/** PostgreSQL 15 lets only a database's owner make tables in it. */
async function refuseUnlessMayMakeTables(client: pg.Client) {
  const { rows } = await client.query(
    "select has_schema_privilege('public', 'create') as may, current_database() as database, current_user as role",
  )
  const [{ may, database, role }] = rows
  if (may) return
  throw new Error(
    'The role of DATABASE_URL may not make tables. Ask an administrator to run: ' +
      `alter database ${client.escapeIdentifier(database)} owner to ${client.escapeIdentifier(role)};`,
    { cause: 'refused' },
  )
}

async function makeRole(client: pg.Client, role: string, options: string) {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  if (!rowCount) await client.query(`create role ${role} ${options}`).catch(unlessThere)
}

/** Two processes may make the same thing at once; the loser finds it there. */
function unlessThere(fault: { code?: string }) {
  if (!['42710', '42P04', '23505'].includes(fault.code ?? '')) throw fault
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({
    connectionString,
    application_name: 'alarum',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  await client.connect().catch((cause: Error) => {
    const { host, pathname } = new URL(connectionString)
    throw new Error(`PostgreSQL at ${host}${pathname} cannot be reached: ${cause.message}`, { cause })
  })
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
