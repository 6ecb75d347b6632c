import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import type { Role } from '../vocabulary/role.ts'

export type Listed = {
  user: string
  name: string
  email: string
  role: string
  since: Date
  secondFactor: boolean
  passkeys: boolean
  lastSeen: Date | null
}

/** Members in the order in which they joined, from behind `after`, a user's id. */
export async function listMembers(tx: Tx, organisation: string, limit: number, after?: string) {
  const rows = await tx
    .selectFrom('member as m')
    .innerJoin('user as u', 'u.id', 'm.user_id')
    .select((on) => [
      'm.user_id as user',
      'u.name',
      'u.email',
      'm.role',
      'm.created_at as since',
      'u.two_factor_enabled as secondFactor',
      on
        .exists(on.selectFrom('passkey as p').select('p.id').whereRef('p.user_id', '=', 'u.id'))
        .as('passkeys'),
      on
        .selectFrom('session as s')
        .whereRef('s.user_id', '=', 'u.id')
        .select((s) => s.fn.max('s.updated_at').as('at'))
        .as('lastSeen'),
    ])
    .where('m.organisation', '=', organisation)
    .$if(after !== undefined, (q) =>
      q.where(
        sql<boolean>`(m.created_at, m.user_id) >
          (select a.created_at, a.user_id from member a where a.organisation = ${organisation} and a.user_id = ${after})`,
      ),
    )
    .orderBy('m.created_at')
    .orderBy('m.user_id')
    .limit(limit)
    .execute()
  return rows.map((row): Listed => ({ ...row, passkeys: Boolean(row.passkeys) }))
}

/** Makes a user a member; false where they are one already. Whoever comes back is no longer removed. */
export async function addMember(tx: Tx, organisation: string, user: string, role: Role): Promise<boolean> {
  const added = await tx
    .insertInto('member')
    .values({ id: randomUUID(), organisation, user_id: user, role })
    .onConflict((on) => on.columns(['organisation', 'user_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  await sql`delete from member_removed r using "user" u
    where r.organisation = ${organisation} and u.id = ${user} and r.email = u.email`.execute(tx)
  return added !== undefined
}

/** Gives a member another role. An organisation keeps an owner, whatever two owners do at once. */
export async function changeRole(tx: Tx, organisation: string, user: string, role: Role) {
  const held = await lockedRole(tx, organisation, user)
  if (held === undefined) return 'unknown'
  if (held === 'owner' && role !== 'owner' && (await owners(tx, organisation)) === 1) return 'last-owner'
  await tx
    .updateTable('member')
    .set({ role })
    .where('organisation', '=', organisation)
    .where('user_id', '=', user)
    .execute()
  return { from: held }
}

/** Ends a membership, at once: every request looks it up. Single sign-on does not bring whoever was removed back. */
export async function removeMember(tx: Tx, organisation: string, user: string, now: Date) {
  const held = await lockedRole(tx, organisation, user)
  if (held === undefined) return 'unknown'
  if (held === 'owner' && (await owners(tx, organisation)) === 1) return 'last-owner'
  await tx.deleteFrom('member').where('organisation', '=', organisation).where('user_id', '=', user).execute()
  await tx
    .deleteFrom('session')
    .where('user_id', '=', user)
    .where('provider_organisation', '=', organisation)
    .execute()
  await sql`insert into member_removed (organisation, email, at)
    select ${organisation}, email, ${now} from "user" where id = ${user}
    on conflict (organisation, email) do update set at = excluded.at`.execute(tx)
  return { from: held }
}

/** Takes a removal back, within the hour: true where there was one. Nobody is made a member who was none. */
export async function returnMember(tx: Tx, organisation: string, user: string, role: Role, now: Date) {
  const removed = await tx
    .selectFrom('member_removed as r')
    .innerJoin('user as u', 'u.email', 'r.email')
    .select('r.email')
    .where('r.organisation', '=', organisation)
    .where('u.id', '=', user)
    .where('r.at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirst()
  return removed !== undefined && (await addMember(tx, organisation, user, role))
}

/** Whether a user belongs to the organisation. */
export async function isMember(tx: Tx, organisation: string, user: string): Promise<boolean> {
  const row = await tx
    .selectFrom('member')
    .select('id')
    .where('organisation', '=', organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether an owner has removed the member of this address. */
export async function wasRemoved(tx: Tx, organisation: string, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('member_removed')
    .select('email')
    .where('organisation', '=', organisation)
    .where('email', '=', email)
    .executeTakeFirst()
  return row !== undefined
}

/** The role held, with the organisation's row locked: changes of members come one after the other. */
async function lockedRole(tx: Tx, organisation: string, user: string) {
  await tx.selectFrom('organisation').select('id').where('id', '=', organisation).forUpdate().execute()
  const row = await tx
    .selectFrom('member')
    .select('role')
    .where('organisation', '=', organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
  return row?.role === 'admin' ? 'owner' : row?.role
}

async function owners(tx: Tx, organisation: string) {
  const { count } = await tx
    .selectFrom('member')
    .select((on) => on.fn.countAll<string>().as('count'))
    .where('organisation', '=', organisation)
    .where('role', 'in', ['owner', 'admin'])
    .executeTakeFirstOrThrow()
  return Number(count)
}
