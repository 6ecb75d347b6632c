import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runnableServer } from './binaries.ts'
import { clusterFolder, keptText, refuseOtherMajor, removeHalfMade, shared } from './cluster-folder.ts'

type Owner = { uid: number; gid: number } | undefined
/** A PostgreSQL data directory, the programs that serve it, the superuser's password and the user it runs as. */
export type Cluster = { binaries: string; folder: string; password: string; owner: Owner }

/** The cluster of a data folder, made on first use. */
export async function clusterOf(dataFolder: string): Promise<Cluster> {
  const asRoot = process.getuid?.() === 0
  const owner = asRoot ? postgresUser() : undefined
  const parent = await clusterFolder(dataFolder, asRoot)
  const server = await runnableServer(asRoot ? shared : join(dataFolder, 'server'), asRoot)
  await refuseOtherMajor(parent, server.major)
  const password = await keptText(
    join(dataFolder, 'database-password'),
    randomBytes(24).toString('base64url'),
    0o600,
  )
  const cluster = {
    binaries: join(server.folder, 'bin'),
    folder: join(parent, `pg${server.major}`),
    password,
    owner,
  }
  if (!existsSync(cluster.folder)) await initialise(cluster, parent)
  return cluster
}

/** The uid and gid of the postgres user, made when missing: PostgreSQL refuses to run as root. */
function postgresUser() {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
    return { uid: id('-u'), gid: id('-g') }
  }
}

/** Makes the cluster beside its final name and renames it: one cut short is never taken for a whole one. */
async function initialise({ binaries, folder, password, owner }: Cluster, parent: string) {
  await removeHalfMade(parent)
  const part = `${folder}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  const secret = `${part}.secret`
  await mkdir(part, { mode: 0o700 })
  await writeFile(secret, password, { mode: 0o600 })
  if (owner) for (const path of [part, secret]) await chown(path, owner.uid, owner.gid)
  try {
    await run(
      join(binaries, 'initdb'),
      [
        `--pgdata=${part}`,
        '--username=postgres',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--auth=scram-sha-256',
        `--pwfile=${secret}`,
      ],
      owner,
    )
  } finally {
    await rm(secret, { force: true })
  }
  await rename(part, folder).catch(async (fault: NodeJS.ErrnoException) => {
    await rm(part, { recursive: true, force: true })
    if (!existsSync(folder)) throw fault
  })
}

function run(program: string, args: string[], owner: Owner) {
  return new Promise<void>((done, failed) => {
    let said = ''
    const child = spawn(program, args, {
      ...owner,
      cwd: '/',
      detached: true, // Ctrl-C asks us to stop, and half a cluster is nothing to stop with
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (piece) => {
      said += piece
    })
    child.stderr.on('data', (piece) => {
      said += piece
    })
    child.on('error', failed)
    child.on('close', (code) =>
      code === 0 ? done() : failed(new Error(`${program} failed (${code}):\n${said}`)),
    )
  })
}

/** Nothing of ours but a path and a plain locale: PGDATA or LANG in the caller's environment must not reach it. */
export function serverEnvironment() {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
