import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { sweepStep } from './sign-in/sweep.ts'

/** A value kept once for the whole installation, made on first asking. */
export async function installationValue(db: Database, key: string, make: () => string): Promise<string> {
  await db
    .insertInto('installation')
    .values({ key, value: make() })
    .onConflict((on) => on.doNothing())
    .execute()
  const row = await db
    .selectFrom('installation')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return row.value
}

/** The secret that seals sessions and reply links: 256 random bits, in the database so that every server shares it. */
export function installationSecret(db: Database): Promise<string> {
  return installationValue(db, 'secret', () => randomBytes(32).toString('base64url'))
}

/** Notes where the server answers, so that commands in another terminal put the same address into links. */
export async function noteAddress(db: Database, url: string): Promise<void> {
  const said = { value: url, set_at: new Date() }
  await db
    .insertInto('installation')
    .values({ key: 'address', ...said })
    .onConflict((on) => on.column('key').doUpdateSet(said))
    .execute()
}

/** The address for links: the one that ALARUM_URL gives, else where the server answered last, else the guess. */
export async function linkAddress(db: Database, { url, urlIsGiven }: Pick<Config, 'url' | 'urlIsGiven'>) {
  if (urlIsGiven) return url
  const kept = await db
    .selectFrom('installation')
    .select('value')
    .where('key', '=', 'address')
    .executeTakeFirst()
  return kept?.value ?? url
}

/**
 * The organisation and owner that a first start makes, or those already there. The owner is the organisation's first
 * duty contact. Two servers starting at once make them once.
 */
export async function firstOrganisation(db: Database, { owner, name }: { owner: string; name: string }) {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(4100121)`.execute(tx)
    const kept = await tx
      .selectFrom('installation')
      .select('value')
      .where('key', '=', 'organisation')
      .executeTakeFirst()
    if (kept) return { organisation: kept.value, made: false }
    const user = await ownerUser(tx, owner)
    const organisation = await makeOrganisation(tx, { name, slug: 'home', owner: user, demonstration: false })
    await sql`select set_config('alarum.organisation', ${organisation}, true)`.execute(tx)
    await tx
      .insertInto('duty_contact')
      .values({ organisation, id: randomUUID(), name: 'Owner', email: owner })
      .execute()
    await tx.insertInto('installation').values({ key: 'organisation', value: organisation }).execute()
    return { organisation, made: true }
  })
}

type NewOrganisation = { name: string; slug: string; owner: string; demonstration: boolean }

/** Makes an organisation with one owner inside the caller's transaction; answers its id. */
export async function makeOrganisation(tx: Database, { name, slug, owner, demonstration }: NewOrganisation) {
  const organisation = randomUUID()
  await tx.insertInto('organisation').values({ id: organisation, name, slug }).execute()
  await tx
    .insertInto('member')
    .values({ id: randomUUID(), organisation, user_id: owner, role: 'owner' })
    .execute()
  await sql`select set_config('alarum.organisation', ${organisation}, true)`.execute(tx)
  await tx.insertInto('organisation_setting').values({ organisation, demonstration }).execute()
  await tx.insertInto('step_due').values({ organisation, step: sweepStep, at: new Date() }).execute()
  return organisation
}

/** The id of the user with this mail address, made when missing. */
export async function ownerUser(tx: Database, email: string) {
  const found = await tx.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst()
  if (found) return found.id
  const id = randomUUID()
  await tx.insertInto('user').values({ id, name: 'Owner', email, email_verified: true }).execute()
  return id
}
