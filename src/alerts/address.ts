import type { Tx } from '../database/database.ts'
import { slugOf } from './slug.ts'

/**
 * Takes the address of an alert at its first issue: the day and the headline, with a number where that is taken. One
 * root holds the slugs of every organisation, and none is ever given up, so an old link never leads elsewhere.
 */
export async function takeAddress(
  tx: Tx,
  organisation: string,
  alert: string,
  headline: string,
  day: Date,
): Promise<string> {
  const wanted = slugOf(headline, day)
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    // Waits for another transaction that holds the same slug, and sees whether it kept it.
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('address')
      .values({ slug, organisation, alert })
      .onConflict((on) => on.column('slug').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows) return slug
  }
}
