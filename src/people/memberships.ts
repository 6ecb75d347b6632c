import { atomically, type Database } from '../database/database.ts'

export type Membership = {
  organisation: string
  name: string
  slug: string
  /** A demonstration cannot send: its messages go to the outbox. */
  demonstration: boolean
  /** Whether its members must sign in with more than a password. */
  secondFactorRequired: boolean
  /** As sign-in stores it; `roleOf` reads it. */
  role: string
}

/** The organisations of a user with the role held in each, at most a hundred, the demonstration last. */
export async function memberships(db: Database, user: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('organisation', 'organisation.id', 'member.organisation')
    .select(['member.organisation', 'member.role', 'organisation.name', 'organisation.slug'])
    .where('member.user_id', '=', user)
    .orderBy('member.created_at')
    .limit(100)
    .execute()
  const marked = await Promise.all(
    rows.map(async (row) => ({ ...row, ...(await settingsOf(db, row.organisation)) })),
  )
  return marked.sort((a, b) => Number(a.demonstration) - Number(b.demonstration))
}

/** Whether an organisation is a demonstration. */
export async function isDemonstration(db: Database, organisation: string): Promise<boolean> {
  return (await settingsOf(db, organisation)).demonstration
}

function settingsOf(db: Database, organisation: string) {
  return atomically(db, organisation, async (tx) => {
    const row = await tx
      .selectFrom('organisation_setting')
      .select(['demonstration', 'second_factor_required as secondFactorRequired'])
      .executeTakeFirst()
    return row ?? { demonstration: false, secondFactorRequired: false }
  })
}
