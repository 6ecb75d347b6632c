import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const program = new URL('../../bin/alarum', import.meta.url).pathname

/** A folder of a test's own for ALARUM_DATA. Going, it ends the PostgreSQL that still runs in it and takes it along. */
export async function dataFolder() {
  const path = await mkdtemp(join(tmpdir(), 'alarum-life-'))
  const dispose = async () => {
    const pid = await databasePid(path)
    if (pid) {
      process.kill(pid, 'SIGQUIT')
      await ended(pid)
    }
    const elsewhere = await clusterParent(path)
    for (const folder of [path, elsewhere]) await rm(folder, { recursive: true, force: true })
  }
  return { path, [Symbol.asyncDispose]: dispose }
}

/** The process id in postmaster.pid of a data folder's database; undefined where it was stopped in order. */
export async function databasePid(path: string): Promise<number | undefined> {
  const parent = await clusterParent(path)
  const clusters = (await readdir(parent).catch(() => [])).filter((name) => /^pg\d+$/.test(name))
  for (const name of clusters) {
    const pid = Number(readText(join(parent, name, 'postmaster.pid')).split('\n')[0])
    if (pid) return pid
  }
  return undefined
}

/** As root the database of a mode-700 folder stands elsewhere, and the folder says where. */
export async function clusterParent(path: string) {
  return readText(join(path, 'database-folder')).trim() || path
}

/** Waits until a process that is no child of ours has gone. */
export async function ended(pid: number) {
  while (isAlive(pid)) await pause(20)
}

export function isAlive(pid: number) {
  // A process whose parent has not asked for its exit code is gone, though the kernel still lists it.
  return !['', 'Z', 'X'].includes(readText(`/proc/${pid}/stat`).split(') ')[1]?.[0] ?? '')
}

/** A TCP port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/** `alarum WORDS` in a process of its own, in a folder without a .env. `said` waits for a text on standard output. */
export function alarum(words: string[], environment: Record<string, string>) {
  const { DATABASE_URL: _own, ...inherited } = process.env
  const child = spawn(process.execPath, [program, ...words], {
    cwd: '/',
    env: { ...inherited, ALARUM_DEMO: 'off', ALARUM_LOG: 'warn', ...environment },
  })
  const told = { out: '', err: '' }
  child.stdout.on('data', (piece) => {
    told.out += piece
  })
  child.stderr.on('data', (piece) => {
    told.err += piece
  })
  const exit = new Promise<number | NodeJS.Signals>((done) =>
    child.on('close', (code, signal) => done(signal ?? code ?? 1)),
  )
  const said = async (text: string) => {
    while (!told.out.includes(text)) {
      if (child.exitCode !== null)
        throw new Error(`It ended without saying "${text}": ${told.out}${told.err}`)
      await pause(20)
    }
  }
  const kill = (signal: NodeJS.Signals) => child.kill(signal)
  const dispose = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await exit
  }
  return { told, exit, said, kill, [Symbol.asyncDispose]: dispose }
}

function readText(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
