import type { Config } from '../config.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import { type Reached, reachDatabase } from '../database/reach.ts'
import { firstOrganisation, installationSecret, linkAddress } from '../server/installation.ts'
import { type Call, Refusal, text } from './command.ts'

/** An open, migrated installation with its first organisation. */
export type Installation = {
  db: Database
  reached: Reached
  secret: string
  home: string
  /** The settings, with the address that links carry. */
  config: Config
  close(): Promise<void>
}

/** Reaches the database, brings it up to date and makes the first organisation where there is none. */
export async function openInstallation(
  { config }: Pick<Call, 'config'>,
  connections = 4,
): Promise<Installation> {
  const reached = await reachDatabase(config)
  const db = openDatabase(reached.appUrl, connections)
  const close = async () => {
    await db.destroy()
    await reached.leave()
  }
  try {
    await migrate(reached.ownerUrl)
    const secret = await installationSecret(db)
    const { organisation } = await firstOrganisation(db, {
      owner: config.owner,
      name: config.organisation,
    })
    const url = await linkAddress(db, config)
    return { db, reached, secret, home: organisation, config: { ...config, url }, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** Runs `work` on an open installation for the organisation of `--organisation` (a slug), else the first one. */
export async function withInstallation<T>(
  call: Call,
  work: (installation: Installation, organisation: string) => Promise<T>,
) {
  const installation = await openInstallation(call)
  try {
    return await work(installation, await chosenOrganisation(installation, text(call, 'organisation')))
  } finally {
    await installation.close()
  }
}

async function chosenOrganisation({ db, home }: Installation, slug: string | undefined) {
  if (!slug) return home
  const found = await db.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirst()
  if (found) return found.id
  const all = await db.selectFrom('organisation').select('slug').orderBy('slug').limit(20).execute()
  throw new Refusal(
    `There is no organisation "${slug}". There are: ${all.map((row) => row.slug).join(', ')}.`,
  )
}
