import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { createNotice } from '../deliveries/notices.ts'
import { lockRollCall } from './roll-call.ts'
import { type Status, standings } from './standings.ts'

/** A second press of the button within this many milliseconds is the same press. */
const samePress = 10_000
/** Between two reminders, in milliseconds: people need time to see one. */
const coolDown = 10 * 60_000

export type Asking = { situation: string; statuses: Status[]; note: string | null; force: boolean }
export type Asked =
  | { state: 'asked' | 'same-press'; people: number }
  | { state: 'cooling-down'; until: Date; by: string | null }
  | { state: 'nobody' }
  | { state: 'closed' }
  | { state: 'none' }

/**
 * Asks those who are silent now again, whose list is frozen with the reminder: a notice for each alert they were told of,
 * so that the reply links they have stay the same. The roll-call is held meanwhile, so two presses cannot ask twice.
 */
export async function askAgain(
  tx: Tx,
  organisation: string,
  { situation, statuses, note, force }: Asking,
  { by, now }: { by: string; now: Date },
): Promise<Asked> {
  const roll = await lockRollCall(tx, organisation, situation)
  if (!roll) return { state: 'none' }
  if (roll.closed_at) return { state: 'closed' }
  const since = roll.reminded_at ? now.getTime() - roll.reminded_at.getTime() : Infinity
  if (since < samePress)
    return { state: 'same-press', people: await peopleOfLast(tx, organisation, situation) }
  if (since < coolDown && !force)
    return { state: 'cooling-down', until: new Date(now.getTime() + coolDown - since), by: roll.reminded_by }
  const silent = await silentNow(tx, organisation, situation, statuses)
  if (silent.length === 0) return { state: 'nobody' }
  for (const { alert, number, people } of silent) {
    const about = { kind: 'reminder', alert, number, subject: situation, about: { note }, now } as const
    const notice = await createNotice(tx, organisation, about)
    await sql`
      insert into notice_person (organisation, notice, person)
      select ${organisation}::uuid, ${notice}::uuid, unnest(${people}::uuid[])`.execute(tx)
  }
  await tx
    .updateTable('roll_call')
    .set({ reminded_at: now, reminded_by: by })
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .execute()
  await noteChange(tx, organisation, 'roll-call', situation)
  return { state: 'asked', people: silent.reduce((sum, { people }) => sum + people.length, 0) }
}

async function silentNow(tx: Tx, organisation: string, situation: string, wanted: Status[]) {
  const { rows } = await sql<{ alert: string; number: number; people: string[] }>`
    select x.alert, x.number, array_agg(x.person) as people from (${standings(organisation, situation)}) x
    where x.status = any(${wanted}::text[]) group by x.alert, x.number`.execute(tx)
  return rows
}

async function peopleOfLast(tx: Tx, organisation: string, situation: string) {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from notice_person p
    where p.organisation = ${organisation} and p.notice in (
      select id from notice n where n.organisation = ${organisation} and n.kind = 'reminder' and n.subject = ${situation}
        and n.created_at = (select max(created_at) from notice m where m.organisation = ${organisation}
          and m.kind = 'reminder' and m.subject = ${situation}))`.execute(tx)
  return rows[0]?.people ?? 0
}
