import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from './alive.ts'
import { type Cluster, serverEnvironment } from './cluster.ts'

/** Starts the server of a cluster, detached, and returns once it is ready or somebody else's is. `settings` are `-c` options. */
export async function launch(cluster: Cluster, settings: string[], deadline: number) {
  const log = openSync(logFile(cluster), 'a', 0o600)
  const port = await freePort(await lastPort(cluster))
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'shared_buffers=64MB',
    'max_connections=100',
    'log_min_messages=warning',
    'timezone=UTC',
    ...settings,
  ]
  const child = spawn(
    join(cluster.binaries, 'postgres'),
    ['-D', cluster.folder, ...options.flatMap((option) => ['-c', option])],
    { ...cluster.owner, cwd: '/', env: serverEnvironment(), detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.unref()
  let ended = false
  child.on('error', () => {
    ended = true
  })
  child.on('exit', () => {
    ended = true
  })
  while (!ended && Date.now() < deadline) {
    if ((await answers(cluster)) === child.pid) return
    await pause(20)
  }
  if (!(await runningPort(cluster)))
    throw new Error(`PostgreSQL did not start:\n${await lastLines(logFile(cluster))}`)
}

/** The pid in postmaster.pid once the server says it is ready there (line 8), so that a start is not taken for an answer. */
async function answers(cluster: Cluster) {
  const lines = await pidFile(cluster)
  return lines[7]?.startsWith('ready') ? Number(lines[0]) : undefined
}

/** The port the server had last: whoever lost it under his hands finds its successor where he knows it. */
async function lastPort(cluster: Cluster) {
  const started = await readFile(join(cluster.folder, 'postmaster.opts'), 'utf8').catch(() => '')
  return Number(/"port=(\d+)"/.exec(started)?.[1] ?? 0)
}

/** The port of the running server, waiting up to 20 s for one that is starting. */
export async function runningPort(cluster: Cluster) {
  const deadline = Date.now() + 20_000
  for (;;) {
    const lines = await pidFile(cluster)
    const pid = Number(lines[0])
    if (!pid || !(await isPostgres(pid))) return undefined
    if (lines[7]?.startsWith('ready')) return Number(lines[3])
    if (Date.now() > deadline) return undefined
    await pause(20)
  }
}

export async function postmasterPid(cluster: Cluster) {
  return Number((await pidFile(cluster))[0]) || undefined
}

async function pidFile(cluster: Cluster) {
  return (await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
}

/** After a crash of the machine another program may have the old server's number. Without /proc any program will do. */
async function isPostgres(pid: number) {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres')
  return isAlive(pid) && name.trim() === 'postgres'
}

export function logFile(cluster: Cluster) {
  return `${cluster.folder}.log`
}

async function lastLines(file: string) {
  return (await readFile(file, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n')
}

/** `wanted` where it is free, else any other. */
function freePort(wanted: number): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.on('error', (fault) => (wanted ? done(freePort(0)) : failed(fault)))
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/** SIGINT is PostgreSQL's fast shutdown: clients are let go, everything is on disk. */
export async function stop(cluster: Cluster, pid: number) {
  process.kill(pid, 'SIGINT')
  while ((await postmasterPid(cluster)) === pid && isAlive(pid)) await pause(10)
}
