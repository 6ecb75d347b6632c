import { randomUUID } from 'node:crypto'
import { saveProfile } from '../briefings/profile.ts'
import type { Database } from '../database/database.ts'
import { makeOrganisation, ownerUser } from '../server/installation.ts'
import { calendar } from './calendar.ts'
import { demonstrationProfiles } from './profiles.ts'
import { savePeople } from './save-people.ts'

/** What a start finds out about earlier ones; of the feed, when it last began and which beginning came to its end. */
type Fact =
  | 'demonstration'
  | 'demonstration-started'
  | 'demonstration-loaded'
  | 'demonstration-feed'
  | 'demonstration-feed-ended'

/**
 * The demonstration organisation with its people, sites and country profiles, made in one transaction where it is
 * missing, and the instant of that first start, from which all its dates are counted.
 */
export function foundDemonstration(db: Database, owner: string, now: Date) {
  return db.transaction().execute(async (tx) => {
    const known = await readFact(tx, 'demonstration')
    const since = await readFact(tx, 'demonstration-started')
    if (known && since) return { organisation: known, started: new Date(since) }
    const name = 'Demonstration'
    const user = await ownerUser(tx, owner)
    const organisation = await makeOrganisation(tx, {
      name,
      slug: 'demonstration',
      owner: user,
      demonstration: true,
    })
    await tx
      .insertInto('duty_contact')
      .values({ organisation, id: randomUUID(), name: 'Owner', email: owner })
      .execute()
    const days = calendar(now)
    await savePeople(tx, organisation, days)
    for (const { reviewed, due, ...profile } of demonstrationProfiles)
      await saveProfile(tx, organisation, {
        ...profile,
        ...{ reviewedOn: days.day(reviewed).iso, reviewDue: days.day(due).iso },
        ...{ demonstration: true, sharing: 'CLEAR' },
      })
    await noteFact(tx, 'demonstration', organisation)
    await noteFact(tx, 'demonstration-started', now.toISOString())
    return { organisation, started: now }
  })
}

export async function readFact(db: Database, key: Fact): Promise<string | undefined> {
  const row = await db.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

export async function noteFact(db: Database, key: Fact, value: string) {
  await db.insertInto('installation').values({ key, value }).execute()
}

/** Notes a fact that may have been another before. */
export async function writeFact(db: Database, key: Fact, value: string) {
  await db
    .insertInto('installation')
    .values({ key, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute()
}
