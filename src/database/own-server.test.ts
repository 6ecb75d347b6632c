import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { alarum, freePort } from '../testing/started.ts'
import { migrate } from './migrate.ts'
import { reachDatabase } from './reach.ts'

const binaries = '/usr/lib/postgresql/15/bin'
const skip = existsSync(binaries) ? false : `there is no PostgreSQL 15 in ${binaries}`
const server = skip ? undefined : await aServer()
after(() => server?.stop())

/** A PostgreSQL 15 as an administrator gives it: a database of a role that is no superuser. */
async function aServer() {
  const asRoot = process.getuid?.() === 0
  const id = (flag: string) => (asRoot ? Number(execFileSync('id', [flag, 'postgres'])) : undefined)
  const owner = asRoot ? { uid: id('-u') as number, gid: id('-g') as number } : undefined
  const folder = await mkdtemp(join(tmpdir(), 'alarum-own-'))
  if (owner) await chown(folder, owner.uid, owner.gid)
  await chmod(folder, 0o700)
  const port = await freePort()
  const run = (program: string, args: string[]) =>
    execFileSync(join(binaries, program), ['-D', join(folder, 'data'), ...args], {
      ...owner,
      cwd: '/',
      stdio: 'ignore',
    })
  run('initdb', ['-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync'])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  run('pg_ctl', ['start', '-w', '-l', join(folder, 'log'), '-o', options])
  const stop = async () => {
    run('pg_ctl', ['stop', '-m', 'immediate'])
    await rm(folder, { recursive: true, force: true })
  }
  const url = (role: string, database: string) => `postgres://${role}@127.0.0.1:${port}/${database}`
  const asAdministrator = async (text: string, database = 'postgres') => {
    const client = new pg.Client({ connectionString: url('postgres', database) })
    await client.connect()
    const { rows } = await client.query(text)
    await client.end()
    return rows
  }
  return { url, asAdministrator, stop }
}

test('a role that may not make roles is told the SQL to run, and that SQL is enough', { skip }, async () => {
  if (!server) return
  await server.asAdministrator('create role modest login')
  await server.asAdministrator('create database modest owner modest')
  const databaseUrl = server.url('modest', 'modest')
  const refused = await reachDatabase({ databaseUrl, dataFolder: '' }).catch((fault: Error) => fault.message)
  const [sql] = /create role alarum_app nologin; grant alarum_app to "modest";/.exec(String(refused)) ?? []
  assert.ok(sql, String(refused))
  await server.asAdministrator(sql)
  const reached = await reachDatabase({ databaseUrl, dataFolder: '' })
  const ran = await migrate(reached.ownerUrl)
  assert.equal(ran[0], '0001-organisations.sql')
})

test('a role that may make no tables is told the SQL to run', { skip }, async () => {
  if (!server) return
  await server.asAdministrator('create role guest login')
  await server.asAdministrator('create database "Somebody’s"')
  await assert.rejects(
    reachDatabase({ databaseUrl: server.url('guest', 'Somebody’s'), dataFolder: '' }),
    /alter database "Somebody’s" owner to guest|alter database "Somebody’s" owner to "guest";/,
  )
})

test('a server that is not there is named with its port', async () => {
  const port = await freePort()
  await assert.rejects(
    reachDatabase({ databaseUrl: `postgres://somebody:secret@127.0.0.1:${port}/alarum`, dataFolder: '' }),
    (fault: Error) => fault.message.includes(`127.0.0.1:${port}/alarum`) && !fault.message.includes('secret'),
  )
})

test('a server of one’s own serves: the application owns no table and is bound by row security', {
  skip,
}, async () => {
  if (!server) return
  await server.asAdministrator('create role alarum login createrole')
  await server.asAdministrator('create database alarum owner alarum')
  const databaseUrl = server.url('alarum', 'alarum')
  const port = await freePort()
  await using serving = alarum(['serve'], {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    ALARUM_DATA: '/nonexistent',
  })
  await serving.said('Ctrl-C')
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200)
  serving.kill('SIGINT')
  assert.equal(await serving.exit, 0)

  const { appUrl } = await reachDatabase({ databaseUrl, dataFolder: '' })
  const application = new pg.Client({ connectionString: appUrl })
  await application.connect()
  const { rows } = await application.query(
    `select current_user as name, rolsuper or rolbypassrls as unbound,
            exists (select from pg_class where relowner = r.oid) as owns
     from pg_roles r where rolname = current_user`,
  )
  const seen = await application.query('select from duty_contact')
  await application.end()
  assert.deepEqual(rows, [{ name: 'alarum_app', unbound: false, owns: false }])
  assert.equal(seen.rowCount, 0)
  assert.equal((await server.asAdministrator('select from duty_contact', 'alarum')).length, 1)
})
