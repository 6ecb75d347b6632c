import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, test } from 'node:test'
import { alarum, databasePid, dataFolder, ended, freePort, isAlive } from '../testing/started.ts'

// One folder for the file: making a database takes longer than everything else here, and each test leaves it stopped.
const data = await dataFolder()
after(() => data[Symbol.asyncDispose]())

test('a start prints its links, Ctrl-C ends it with the database, and a second start finds its data', async () => {
  const port = await freePort()
  const environment = { ALARUM_DATA: data.path, PORT: String(port) }

  await using first = alarum(['serve'], environment)
  await first.said('Ctrl-C')
  const links = first.told.out.match(/http:\S+/g) ?? []
  const healthz = await fetch(`http://127.0.0.1:${port}/healthz`)
  const signedIn = await fetch(links[1] ?? '', { redirect: 'manual' })
  const postgres = await databasePid(data.path)
  first.kill('SIGINT')
  await first.said('Stopping')
  first.kill('SIGINT') // npm passes on what the terminal has sent already
  assert.deepEqual(
    links.map((link) => new URL(link).pathname),
    ['/', '/api/auth/magic-link/verify', '/console/', '/outbox'],
  )
  assert.equal(healthz.status, 200)
  assert.equal(signedIn.status, 302)
  assert.equal(await first.exit, 0)
  assert.equal(await databasePid(data.path), undefined)
  assert.equal(isAlive(postgres ?? 0), false)

  await using second = alarum(['serve'], environment)
  await second.said('Ctrl-C')
  await using doctor = alarum(['doctor', '--json'], environment)
  assert.equal(await doctor.exit, 0)
  assert.notEqual(
    await databasePid(data.path),
    undefined,
    'the command has left; the server keeps its database',
  )
  second.kill('SIGTERM')
  assert.equal(await second.exit, 0)
  assert.equal(await databasePid(data.path), undefined)
})

test('after a kill -9 the database lives on, and the next start takes it over and ends it', async () => {
  const environment = { ALARUM_DATA: data.path, PORT: String(await freePort()) }
  await using killed = alarum(['serve'], environment)
  await killed.said('Ctrl-C')
  const postgres = await databasePid(data.path)
  killed.kill('SIGKILL')
  await killed.exit
  assert.equal(isAlive(postgres ?? 0), true)

  await using next = alarum(['serve'], environment)
  await next.said('Ctrl-C')
  assert.equal(await databasePid(data.path), postgres)
  next.kill('SIGINT')
  assert.equal(await next.exit, 0)
  assert.equal(await databasePid(data.path), undefined)
  await ended(postgres ?? 0)
})

test('a taken port is told in one line, and the failed start leaves no database running', async () => {
  const other = createServer()
  const port = await new Promise<number>((done) => {
    other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port))
  })
  await using start = alarum(['serve'], { ALARUM_DATA: data.path, PORT: String(port) })
  const code = await start.exit
  other.close()
  assert.equal(code, 1)
  assert.equal(
    start.told.err,
    `alarum: Port ${port} is taken, perhaps by another Alarum. Stop it, or choose another: PORT=${port + 1} npm start\n`,
  )
  assert.equal(await databasePid(data.path), undefined)
})

test('Ctrl-C while the database is being made or the demonstration loaded ends both', async () => {
  await using fresh = await dataFolder()
  const environment = { ALARUM_DATA: fresh.path, PORT: String(await freePort()), ALARUM_DEMO: 'on' }
  await using start = alarum(['serve'], environment)
  while ((await databasePid(fresh.path)) === undefined) await new Promise((done) => setTimeout(done, 20))
  start.kill('SIGINT')
  assert.equal(await start.exit, 0, start.told.err)
  assert.equal(await databasePid(fresh.path), undefined)
})

test('a database killed under a running server is started again, and the server goes on', async () => {
  const port = await freePort()
  await using server = alarum(['serve'], { ALARUM_DATA: data.path, PORT: String(port) })
  await server.said('Ctrl-C')
  const postgres = (await databasePid(data.path)) ?? 0
  process.kill(postgres, 'SIGQUIT')
  await ended(postgres)
  const status = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status
  while ((await status()) !== 200) await new Promise((done) => setTimeout(done, 50))
  assert.notEqual(await databasePid(data.path), postgres)
  server.kill('SIGINT')
  assert.equal(await server.exit, 0)
  assert.equal(await databasePid(data.path), undefined)
})
