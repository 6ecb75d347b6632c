import { sql } from 'kysely'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { tellNext } from '../deliveries/escalation.ts'
import type { Expansion } from '../deliveries/expand.ts'
import { type Page, pageOf, readRota } from '../people/duty/on-duty.ts'
import { acknowledgeMinutes, addEntry, escalationStep } from './cases.ts'

/** After this many steps everybody has been told more than once, and mail is not what is missing. */
const lastStep = 6
/** Cases of one transaction. */
const batch = 100

/**
 * Tells the next contact on the rota of each case that nobody took in time, once a step, and says so in the case's log;
 * answers how many cases were moved on. The step that is due next is noted in the same transaction.
 */
export function escalateCases(db: Database, organisation: string, now: Date, expansion: Expansion) {
  return atomically(db, organisation, async (tx) => {
    if (!(await isDue(tx, organisation, now))) return 0
    const overdue = await overdueCases(tx, organisation, now)
    const minutes = await acknowledgeMinutes(tx, organisation)
    const rota = overdue.length ? await readRota(tx, organisation, now) : null
    for (const { id, step } of overdue) {
      const next = step + 1
      const page: Page = rota ? pageOf(rota, now, next) : { contacts: [], why: 'no-contact' }
      await tellNext(tx, organisation, { helpCase: id, step: next, contacts: page.contacts }, now, expansion)
      const due = next < lastStep ? new Date(now.getTime() + minutes * 60_000) : null
      await moveOn(tx, organisation, id, { step: next, due })
      await addEntry(tx, organisation, id, { by: 'Alarum', kind: 'told', text: wordsOf(page, minutes), now })
    }
    await noteNext(tx, organisation, now)
    return overdue.length
  })
}

async function isDue(tx: Tx, organisation: string, now: Date) {
  const { rows } = await sql`
    select from step_due where organisation = ${organisation} and step = ${escalationStep} and at <= ${now} for update`.execute(
    tx,
  )
  return rows.length > 0
}

async function overdueCases(tx: Tx, organisation: string, now: Date) {
  const { rows } = await sql<{ id: string; step: number }>`
    select id, page_step as step from help_case
    where organisation = ${organisation} and closed_at is null and acknowledged_at is null and page_due <= ${now}
    order by page_due limit ${batch} for update skip locked`.execute(tx)
  return rows
}

async function moveOn(
  tx: Tx,
  organisation: string,
  helpCase: string,
  { step, due }: { step: number; due: Date | null },
) {
  await tx
    .updateTable('help_case')
    .set({ page_step: step, page_due: due })
    .where('organisation', '=', organisation)
    .where('id', '=', helpCase)
    .execute()
}

function wordsOf({ contacts, why }: Page, minutes: number) {
  const names = contacts.map(({ name }) => name).join(', ')
  if (why === 'no-contact') return 'Nobody took the case, and there is no duty contact to tell.'
  const whom =
    why === 'layer' ? `the next on the rota is told: ${names}` : `every duty contact is told: ${names}`
  const late = why === 'nobody-on-duty' ? 'and nobody is on duty; ' : ''
  return `Nobody took the case within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}; ${late}${whom}.`
}

/** A case that somebody holds at this moment is looked at again in a second. */
async function noteNext(tx: Tx, organisation: string, now: Date) {
  await sql`
    with next as (
      select min(page_due) as at from help_case
      where organisation = ${organisation} and closed_at is null and acknowledged_at is null and page_due is not null),
    gone as (
      delete from step_due d using next where next.at is null and d.organisation = ${organisation} and d.step = ${escalationStep})
    update step_due d set at = greatest(next.at, ${now}::timestamptz + interval '1 second') from next
    where next.at is not null and d.organisation = ${organisation} and d.step = ${escalationStep}`.execute(tx)
}
