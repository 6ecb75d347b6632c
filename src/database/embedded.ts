import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, clusterOf } from './cluster.ts'
import { launch, logFile, postmasterPid, runningPort, stop } from './server-process.ts'

/** A running embedded server. `leave` lets go of it; whoever leaves last stops it. */
export type Embedded = { superuserUrl: string; leave(): Promise<void> }

/** Any number that nobody else locks: held, shared, by every process that uses the server. */
const presenceLock = 4_100_118

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs (a second command, or a server that
 * outlived a kill -9). The server is detached: Ctrl-C must reach us, not it. One that ends under us is started again
 * on its old port, so that its URL stays good. `settings` are extra `-c` options.
 */
export async function embeddedServer(dataFolder: string, settings: string[] = []): Promise<Embedded> {
  const cluster = await clusterOf(dataFolder)
  let presence = await joinOrStart(cluster, settings)
  let leaving = false
  let returning: Promise<void> | undefined
  const watch = () =>
    presence.once('end', () => {
      if (!leaving) returning = comeBack()
    })
  const comeBack = async () => {
    const returned = await joinOrStart(cluster, settings).catch(() => pause(1000))
    if (returned) presence = returned
    if (returned) watch()
    else if (!leaving) await comeBack()
  }
  watch()
  return {
    superuserUrl: urlOf(cluster, presence.port),
    leave: async () => {
      leaving = true
      await returning
      await leave(cluster, presence)
    },
  }
}

async function joinOrStart(cluster: Cluster, settings: string[]): Promise<pg.Client> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const presence = await joinRunning(cluster)
    if (presence) return presence
    await launch(cluster, settings, deadline)
  }
  throw new Error(`PostgreSQL did not start. Its log: ${logFile(cluster)}`, { cause: 'deadline' })
}

/** Joins the running server, if there is one that lets us in: a connection that holds the presence lock. */
async function joinRunning(cluster: Cluster): Promise<pg.Client | undefined> {
  const port = await runningPort(cluster)
  if (!port) return undefined
  const presence = new pg.Client({
    connectionString: urlOf(cluster, port),
    application_name: 'alarum presence',
  })
  presence.on('error', () => {})
  try {
    await presence.connect()
    await presence.query('select pg_advisory_lock_shared($1)', [presenceLock])
    return presence
  } catch (fault) {
    await presence.end().catch(() => {})
    if ((fault as { code?: string }).code !== '28P01') return undefined
    throw new Error(`The password in the data folder does not open the database in ${cluster.folder}.`, {
      cause: fault,
    })
  }
}

/** The lock is held until the server has stopped: whoever would join meanwhile waits for it, and starts another. */
async function leave(cluster: Cluster, presence: pg.Client) {
  const pid = await postmasterPid(cluster)
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [presenceLock])
    const { rows } = await presence.query('select pg_try_advisory_lock($1) as last', [presenceLock])
    if (rows[0].last && pid) await stop(cluster, pid)
  } catch {
    // The server has ended by itself: there is nothing left to stop.
  }
  await presence.end().catch(() => {})
}

function urlOf(cluster: Cluster, port: number) {
  return `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`
}
