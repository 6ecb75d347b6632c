import { randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isAlive } from './alive.ts'

/** Where root keeps what the postgres user must be able to enter. */
export const shared = '/var/lib/alarum'

/**
 * The folder that holds the database of a data folder. PostgreSQL refuses to run as root, and its own user cannot
 * enter a folder below a mode-700 one: then the database stands under /var/lib/alarum, in a folder whose name is
 * kept in the data folder, so that a removed data folder never meets its old database again.
 */
export async function clusterFolder(dataFolder: string, asRoot: boolean) {
  await mkdir(dataFolder, { recursive: true })
  if (!asRoot || othersMayEnter(dataFolder)) return dataFolder
  const folder = await keptText(join(dataFolder, 'database-folder'), join(shared, randomUUID()), 0o644)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  return folder
}

/**
 * What a file holds, which is `text` where it was not there. Of two starts at once both get the same whole text: a link
 * appears with its content, or not at all.
 */
export async function keptText(file: string, text: string, mode: number) {
  if (!existsSync(file)) {
    const part = `${file}.${randomUUID()}`
    await writeFile(part, text, { mode })
    await link(part, file).catch(alreadyThere)
    await rm(part)
  }
  return (await readFile(file, 'utf8')).trim()
}

/** Refuses a folder that a server of another major wrote: a newer one cannot read it and must not replace it. */
export async function refuseOtherMajor(folder: string, major: number) {
  const others = (await readdir(folder)).filter((name) => /^pg\d+$/.test(name) && name !== `pg${major}`)
  if (others.length === 0 || existsSync(join(folder, `pg${major}`))) return
  throw new Error(
    `${join(folder, others[0] as string)} was written by another PostgreSQL; this version of Alarum runs ${major}. ` +
      'With the version of Alarum that wrote it run: alarum backup FILE. Then set ALARUM_DATA to an empty folder and run: alarum restore FILE.',
  )
}

/** Removes what an initdb that was cut short left behind; the name tells whose it was, who may still be at it. */
export async function removeHalfMade(folder: string) {
  for (const name of await readdir(folder)) {
    const pid = Number(/^pg\d+\.new-(\d+)-/.exec(name)?.[1])
    if (pid && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function othersMayEnter(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false
  return folder === dirname(folder) || othersMayEnter(dirname(folder))
}

function alreadyThere(fault: NodeJS.ErrnoException) {
  if (fault.code !== 'EEXIST') throw fault
}
