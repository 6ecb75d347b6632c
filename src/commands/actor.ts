import { z } from 'zod'
import type { Database } from '../database/database.ts'
import type { Actor } from '../issuing/issue.ts'
import { type Call, misuse, text } from './command.ts'

/**
 * The named actor of a command: `--as EMAIL`, else the organisation's only owner. Whoever can run commands can read
 * the database, so an address that is no member's is recorded as named, and said so.
 */
export async function namedActor(call: Call, db: Database, organisation: string): Promise<Actor> {
  const members = await db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.user_id')
    .select(['user.email', 'member.role'])
    .where('member.organisation', '=', organisation)
    .limit(1000)
    .execute()
  const given = text(call, 'as')?.toLowerCase()
  if (!given) return { email: onlyOwner(members), through: 'command' }
  if (!z.email().safeParse(given).success) throw misuse(`--as takes a mail address; "${given}" is none.`)
  if (!members.some(({ email }) => email === given))
    call.warn(`Note: ${given} is no member of this organisation; recorded as named on the command line.`)
  return { email: given, through: 'command' }
}

function onlyOwner(members: { email: string; role: string }[]) {
  const owners = members.filter(({ role }) => role === 'owner')
  const [owner] = owners
  if (!owner || owners.length > 1) throw misuse('Say who releases this: --as EMAIL.')
  return owner.email
}
