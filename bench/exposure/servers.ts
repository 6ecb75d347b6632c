import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const binaries = '/usr/lib/postgresql/15/bin'
const packages = ['postgresql-15', 'postgresql-15-postgis-3']
const port = 5499

/** Given to every server of a run alike. */
export const settings = [
  'shared_buffers=2GB',
  'work_mem=64MB',
  'maintenance_work_mem=512MB',
  'effective_cache_size=8GB',
  'max_wal_size=8GB',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'jit=off',
  'max_parallel_workers_per_gather=0',
]

/** Debian's PostgreSQL 15 with PostGIS in a folder of its own; null, with a line that says why, where there is none. */
export function postgis15(): { url: string; stop(): void } | null {
  if (
    !existsSync(join(binaries, 'initdb')) ||
    !existsSync('/usr/share/postgresql/15/extension/postgis.control')
  ) {
    if (process.getuid?.() !== 0) {
      console.error(`No peer: ask an administrator to run apt-get install ${packages.join(' ')}`)
      return null
    }
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'] as const,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update', '-qq'], { ...quiet, stdio: [...quiet.stdio] })
    const { status } = spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
      { ...quiet, stdio: [...quiet.stdio] },
    )
    if (status !== 0) {
      console.error(`No peer: apt-get install ${packages.join(' ')} failed.`)
      return null
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'alarum-bench-pg15-'))
  const asPostgres = (command: string, ...args: string[]) =>
    process.getuid?.() === 0
      ? execFileSync('runuser', ['-u', 'postgres', '--', command, ...args], {
          stdio: ['ignore', 'ignore', 'inherit'],
        })
      : execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder])
  asPostgres(
    join(binaries, 'initdb'),
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  )
  const options = [
    ...settings.map((one) => `-c ${one}`),
    `-p ${port}`,
    `-k ${folder}`,
    '-c listen_addresses=127.0.0.1',
  ].join(' ')
  asPostgres(join(binaries, 'pg_ctl'), '-D', folder, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  const stop = () => {
    asPostgres(join(binaries, 'pg_ctl'), '-D', folder, '-m', 'immediate', 'stop')
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}
