import { atomically, type Database } from '../database/database.ts'

type Who = { organisation: string; person: string }

/** How a person wants messages to read; formatted where nothing was chosen. */
export function preferencesOf(db: Database, { organisation, person }: Who): Promise<{ html: boolean }> {
  return atomically(db, organisation, async (tx) => {
    const row = await tx
      .selectFrom('contact_preference')
      .select('html')
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .executeTakeFirst()
    return { html: row?.html ?? true }
  })
}

type Choice = { language: string; html: boolean; now: Date }

/** Keeps what a person chose; the latest choice stands. */
export async function savePreferences(
  db: Database,
  { organisation, person }: Who,
  { language, html, now }: Choice,
) {
  const chosen = { language, html, changed_at: now }
  await atomically(db, organisation, (tx) =>
    tx
      .insertInto('contact_preference')
      .values({ organisation, person, ...chosen })
      .onConflict((on) => on.columns(['organisation', 'person']).doUpdateSet(chosen))
      .execute(),
  )
}
