import { sql } from 'kysely'
import type { Database, Tx } from '../database/database.ts'
import type { CountryRisk } from '../vocabulary/risk.ts'

/** What always holds for a country: its risk, the security environment and advice, with the day it is to be reviewed. */
export type Profile = {
  country: string
  risk: CountryRisk
  environment: string
  advice: string
  reviewedOn: string
  reviewDue: string
  demonstration: boolean
}

const columns = sql`country, risk, environment, advice, demonstration,
  to_char(reviewed_on, 'YYYY-MM-DD') as "reviewedOn", to_char(review_due, 'YYYY-MM-DD') as "reviewDue"`

/** The public profile of a country, or undefined; one that is no demonstration goes first. */
export async function publicProfile(db: Database, country: string): Promise<Profile | undefined> {
  const { rows } = await sql<Profile>`
    select ${columns} from country_profile where country = ${country} and sharing = 'CLEAR'
    order by demonstration, updated_at desc limit 1`.execute(db)
  return rows[0]
}

/** Every country with a public profile. At most one a country and organisation. */
export async function publicProfiles(db: Database): Promise<Profile[]> {
  const { rows } = await sql<Profile>`
    select distinct on (country) ${columns} from country_profile where sharing = 'CLEAR'
    order by country, demonstration, updated_at desc`.execute(db)
  return rows
}

/** Saves an organisation's profile of a country; the latest stands. */
export async function saveProfile(
  tx: Tx,
  organisation: string,
  { sharing, ...profile }: Profile & { sharing: string },
) {
  const { country, risk, environment, advice, reviewedOn, reviewDue, demonstration } = profile
  const said = {
    risk,
    environment,
    advice,
    sharing,
    demonstration,
    reviewed_on: reviewedOn,
    review_due: reviewDue,
  }
  await tx
    .insertInto('country_profile')
    .values({ organisation, country, ...said })
    .onConflict((on) =>
      on.columns(['organisation', 'country']).doUpdateSet({ ...said, updated_at: sql`now()` }),
    )
    .execute()
}

/** True where the review is late: the advice still stands, and readers are told of its age. */
export function isReviewOverdue({ reviewDue }: Profile, now: Date): boolean {
  return reviewDue < now.toISOString().slice(0, 10)
}
