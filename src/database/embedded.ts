import pg from 'pg'
import { type Cluster, clusterOf } from './cluster.ts'
import { launch, logFile, postmasterPid, runningPort, stop } from './server-process.ts'

/** A running embedded server. `leave` lets go of it; whoever leaves last stops it. */
export type Embedded = { superuserUrl: string; leave(): Promise<void> }

/** Any number that nobody else locks: held, shared, by every process that uses the server. */
const presenceLock = 4_100_118

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs (a second command, or a server that
 * outlived a kill -9). The server is detached: Ctrl-C must reach us, not it. `settings` are extra `-c` options.
 */
export async function embeddedServer(dataFolder: string, settings: string[] = []): Promise<Embedded> {
  const cluster = await clusterOf(dataFolder)
  const deadline = Date.now() + 60_000
  for (;;) {
    const joined = await joinRunning(cluster)
    if (joined) return joined
    await launch(cluster, settings, deadline)
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not start. Its log: ${logFile(cluster)}`)
  }
}

/** Joins the running server, if there is one that lets us in. */
async function joinRunning(cluster: Cluster): Promise<Embedded | undefined> {
  const port = await runningPort(cluster)
  if (!port) return undefined
  const superuserUrl = `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`
  const presence = new pg.Client({ connectionString: superuserUrl, application_name: 'alarum presence' })
  presence.on('error', () => {})
  try {
    await presence.connect()
    await presence.query('select pg_advisory_lock_shared($1)', [presenceLock])
  } catch (fault) {
    if ((fault as { code?: string }).code === '28P01')
      throw new Error(`The password in the data folder does not open the database in ${cluster.folder}.`, {
        cause: fault,
      })
    await presence.end().catch(() => {})
    return undefined
  }
  return { superuserUrl, leave: () => leave(cluster, presence) }
}

async function leave(cluster: Cluster, presence: pg.Client) {
  const pid = await postmasterPid(cluster)
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [presenceLock])
    const { rows } = await presence.query('select pg_try_advisory_lock($1) as last', [presenceLock])
    await presence.end()
    if (rows[0].last && pid) await stop(cluster, pid)
  } catch {
    await presence.end().catch(() => {})
  }
}
